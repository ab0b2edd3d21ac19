package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import java.util.List;

/// What the owner of the network does about the policy of a VPC endpoint.
final class EndpointSteps {
  private EndpointSteps() {}

  static List<String> of(Blocker blocker, Denial denial, NeededCalls calls) {
    Text region = Text.region(denial.region().id());
    return List.of(
        "Owner of the network: "
            + (blocker.explicit()
                ? "exempt from the Deny of the endpoint's policy "
                : "allow in the endpoint's policy ")
            + calls.freed()
            + ".",
        "Find the endpoint:\naws ec2 describe-vpc-endpoints --region "
            + region
            + " --filters Name=service-name,Values=com.amazonaws."
            + region
            + "."
            + service(denial, calls.action()));
  }

  /// The end of an endpoint's service name; see
  /// <https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html>.
  private static String service(Denial denial, String action) {
    String service = denial.service().substring(0, Math.max(0, denial.service().indexOf('.')));
    if (!service.equals("bedrock")) {
      return Text.name(service).value();
    }
    return switch (action) {
      case "bedrock:InvokeModel",
          "bedrock:InvokeModelWithResponseStream",
          "bedrock:ApplyGuardrail",
          "bedrock:CountTokens",
          "bedrock:CallWithBearerToken" ->
          "bedrock-runtime";
      case "bedrock:InvokeAgent",
          "bedrock:InvokeFlow",
          "bedrock:RenderPrompt",
          "bedrock:Rerank",
          "bedrock:Retrieve",
          "bedrock:RetrieveAndGenerate" ->
          "bedrock-agent-runtime";
      default -> "bedrock";
    };
  }
}
