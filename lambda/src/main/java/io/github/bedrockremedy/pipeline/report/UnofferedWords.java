package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.contract.actions.ActionTable;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words for actions that are reported and never asked for. For calls of models by another way than
/// `bedrock:InvokeModel` they hold the statement its owner could write.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/userguide/logging-cloudtrail-mantle.html>.
final class UnofferedWords {
  private static final String HEADLINE = "This action is reported, never offered as a patch";

  private UnofferedWords() {}

  static Explanation explain(Denial denial, Target target, Diagnosis.UnofferedAction unoffered) {
    String denied =
        Phrases.who(target)
            + " was denied "
            + Phrases.action(denial, unoffered)
            + " on "
            + Phrases.resource(denial)
            + ". ";
    if (denial.action().filter(PassRoleWords.ACTION::equals).isPresent()) {
      return new Explanation(
          HEADLINE, denied + PassRoleWords.WHY, PassRoleWords.steps(denial, target));
    }
    String service = denial.action().map(Action::service).orElse("");
    return switch (service) {
      case "bedrock-mantle" -> mantle(denial, denied, target);
      case "bedrock-agentcore" ->
          new Explanation(
              HEADLINE,
              denied
                  + "It belongs to Amazon Bedrock AgentCore, a service with an IAM prefix of its own:"
                  + " no bedrock: action allows it. This system asks for the use of models, agents"
                  + " and knowledge bases alone.",
              steps(denial, target, unoffered));
      default ->
          new Explanation(
              HEADLINE,
              denied
                  + "It is not among the actions this system may ask for, which are those of using"
                  + " models, agents and knowledge bases. A system that offers what was merely tried"
                  + " would let a caller collect rights by trying.",
              steps(denial, target, unoffered));
    };
  }

  private static List<String> steps(
      Denial denial, Target target, Diagnosis.UnofferedAction unoffered) {
    return List.of(
        "Owner of the " + Phrases.noun(target) + ": decide whether this call was meant to happen.",
        "If it was, add "
            + Phrases.action(denial, unoffered)
            + " to the code that makes the "
            + Phrases.noun(target)
            + (needsNoResource(denial)
                ? ", on *: AWS defines no resource for it."
                : named(denial)
                    .map(arn -> ", on " + arn + " alone.")
                    .orElse(", for the one resource it needs.")),
        notMeant(denial));
  }

  private static boolean needsNoResource(Denial denial) {
    ActionTable table = ActionTable.embedded();
    return denial
        .action()
        .map(Action::toString)
        .filter(table::exists)
        .map(action -> table.resourceTypes(action).isEmpty())
        .orElse(false);
  }

  /// The denied resource, where it is one that can be printed.
  private static Optional<Text> named(Denial denial) {
    return Phrases.deniedArn(denial)
        .filter(arn -> !arn.isPattern())
        .map(arn -> Text.arn(arn.toString()))
        .filter(Text::isPrintable);
  }

  static String notMeant(Denial denial) {
    return "If it was not, look up who made the call: CloudTrail event "
        + Text.id(denial.eventId())
        + ".";
  }

  private static Explanation mantle(Denial denial, String denied, Target target) {
    List<String> steps = new ArrayList<>();
    statement(denial)
        .map(policy -> own(policy, target))
        .ifPresentOrElse(
            steps::add,
            () ->
                steps.add(
                    "Owner of the "
                        + Phrases.noun(target)
                        + ": if this call was meant to happen, add its action for the one resource"
                        + " it needs."));
    steps.add(notMeant(denial));
    steps.add(
        "Expect more of them than there are records: such calls are data events, recorded only"
            + " where a trail selects them.");
    return new Explanation(
        HEADLINE,
        denied
            + "It belongs to the OpenAI- and Anthropic-style endpoint bedrock-mantle, which has an"
            + " IAM prefix of its own: bedrock:InvokeModel neither allows nor denies such a call,"
            + " and inference profiles play no part in it.",
        steps);
  }

  private static String own(String policy, Target target) {
    return "Owner of the "
        + Phrases.noun(target)
        + ": if this call was meant to happen, this allows it and nothing else, one line of JSON:\n"
        + Text.prose(policy);
  }

  /// The policy for one of the two actions of inference, narrowed to the model that was called.
  private static Optional<String> statement(Denial denial) {
    Action action = denial.action().orElseThrow();
    Optional<String> project = named(denial).map(Text::value);
    return switch (action.name()) {
      case "CallWithBearerToken" -> Optional.of(policy(action, "*", List.of()));
      case "CreateInference" ->
          project.map(
              arn ->
                  policy(
                      action,
                      arn,
                      denial.calledModel().stream()
                          .map(m -> Condition.stringEquals("bedrock-mantle:Model", m.value()))
                          .toList()));
      default -> Optional.empty();
    };
  }

  private static String policy(Action action, String resource, List<Condition> conditions) {
    Statement statement =
        Statement.allow("UseMantle", List.of(action), List.of(resource), conditions);
    return PolicyDocument.of(List.of(statement)).text();
  }
}
