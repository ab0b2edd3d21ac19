package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.Principal;
import io.github.bedrockremedy.pipeline.target.ServiceRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is worth knowing of a caller whatever the cause: for whom a role works, and that the call
/// was made with an API key.
final class CallerWords {
  private static final String KEY_USER = "BedrockAPIKey-";

  private CallerWords() {}

  /// The explanation with what there is to say of the caller.
  static Explanation with(Denial denial, Explanation told) {
    List<String> sentences = new ArrayList<>(List.of(told.explanation()));
    ServiceRole.of(denial).map(CallerWords::role).ifPresent(sentences::add);
    key(denial).ifPresent(sentences::add);
    if (denial.action().map(Action::name).orElse("").equals("CallWithBearerToken")) {
      sentences.add("This action is needed in addition to the one of the call itself.");
    }
    denial
        .authorizationId()
        .ifPresent(id -> sentences.add("AWS's authorization id of it is " + Text.id(id) + "."));
    return new Explanation(told.headline(), String.join(" ", sentences), told.nextSteps());
  }

  private static String role(ServiceRole role) {
    return switch (role) {
      case ServiceRole.Agent agent ->
          "The caller is the service role of "
              + agent.id().map(id -> "Bedrock agent " + Text.id(id)).orElse("a Bedrock agent")
              + "; the one who calls the agent needs nothing.";
      case ServiceRole.AgentCore _ ->
          "The caller is the execution role of something in Bedrock AgentCore; the one who calls that needs"
              + " nothing.";
      case ServiceRole.KnowledgeBase _ ->
          "The caller is the service role of a Bedrock knowledge base; the one who asks the knowledge base"
              + " needs nothing for this.";
      case ServiceRole.Flow _ ->
          "The caller is the service role of a Bedrock flow; the one who starts the flow needs nothing.";
    };
  }

  /// See "Use an Amazon Bedrock API key" in the Bedrock user guide: a long-term key belongs to an
  /// IAM user, a short-term one to whoever minted it.
  private static Optional<String> key(Denial denial) {
    Principal principal = denial.principal();
    boolean user = principal.kind() == Principal.Kind.IAM_USER;
    String name = principal.roleOrUserArn().orElse("");
    if (user && name.substring(name.lastIndexOf('/') + 1).startsWith(KEY_USER)) {
      return Optional.of(
          "The user was made for a long-term Bedrock API key, and the key has the user's rights.");
    }
    if (!principal.apiKey()) {
      return Optional.empty();
    }
    return Optional.of(
        user
            ? "The call was made with a Bedrock API key of this user, and has the user's rights."
            : "The call was made with a short-term Bedrock API key, which has the rights of the one"
                + " who minted it.");
  }
}
