package io.github.bedrockremedy.pipeline.target;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.Principal;
import java.util.Optional;

/// For which part of Bedrock a denied role works. It is told by names AWS gives, which others could
/// give too: it changes words and nothing else.
///
/// See "Create a service role for Amazon Bedrock Agents" in the Bedrock user guide, and the same
/// for knowledge bases and flows.
public sealed interface ServiceRole {
  /// A Bedrock agent.
  ///
  /// @param id ten letters and digits, where the session's name tells
  record Agent(Optional<String> id) implements ServiceRole {}

  /// A runtime, gateway or other part of AgentCore.
  record AgentCore() implements ServiceRole {}

  record KnowledgeBase() implements ServiceRole {}

  record Flow() implements ServiceRole {}

  /// The part of Bedrock the denied role works for; empty for every other caller.
  static Optional<ServiceRole> of(Denial denial) {
    Principal principal = denial.principal();
    if (principal.kind() != Principal.Kind.ASSUMED_ROLE) {
      return Optional.empty();
    }
    String session = principal.session().orElse("");
    String role = principal.roleOrUserArn().map(ServiceRole::lastName).orElse("");
    if (session.startsWith("BedrockAgents-")) {
      return Optional.of(new Agent(agent(session.substring("BedrockAgents-".length()))));
    }
    if (session.startsWith("BedrockAgentCore-")
        || role.startsWith("AmazonBedrockAgentCoreSDKRuntime-")) {
      return Optional.of(new AgentCore());
    }
    if (role.startsWith("AmazonBedrockExecutionRoleForAgents_")) {
      return Optional.of(new Agent(Optional.empty()));
    }
    if (role.startsWith("AmazonBedrockExecutionRoleForKnowledgeBase_")) {
      return Optional.of(new KnowledgeBase());
    }
    return role.startsWith("AmazonBedrockExecutionRoleForFlows_")
        ? Optional.of(new Flow())
        : Optional.empty();
  }

  private static String lastName(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static Optional<String> agent(String rest) {
    int dash = rest.indexOf('-');
    String id = dash < 0 ? "" : rest.substring(0, dash);
    boolean plain =
        id.length() == 10
            && id.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    return plain ? Optional.of(id) : Optional.empty();
  }
}
