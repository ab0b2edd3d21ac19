package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.contract.actions.ActionTable;
import io.github.bedrockremedy.contract.actions.OperationActions;
import io.github.bedrockremedy.contract.actions.ResourceIds;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds what a denial says against AWS's own list of actions. A message that names an action that
/// does not exist, or a resource the action is never decided on, is not IAM's plain word: somebody
/// retyped it, or it means something else. Nothing is concluded from it.
final class ActionTruth {
  private ActionTruth() {}

  /// What in the denial cannot be; empty if nothing speaks against it.
  static Optional<Needed> contradiction(Denial denial, Action action) {
    Optional<Arn> named =
        denial.resource() instanceof DeniedResource.Named n
            ? Optional.of(n.arn())
            : Optional.empty();
    if (OfferableActions.contains(action.toString())) {
      return named
          .filter(arn -> !offered(action, arn))
          .flatMap(arn -> notOffered(action, arn))
          .or(() -> NeededReader.denied(denial).flatMap(ActionTruth::impossible));
    }
    ActionTable table = ActionTable.embedded();
    if (!table.covers(action.service())) {
      return Optional.empty();
    }
    if (!table.exists(action.toString())) {
      return Optional.of(noSuchAction(denial, action, table));
    }
    return named.filter(arn -> contradicts(action, arn)).map(arn -> misfit(action, arn));
  }

  /// What to do with a message that names no action. What the operation is usually decided on may
  /// guide the search, and nothing more.
  static Needed withoutAction(Denial denial) {
    List<String> steps = new ArrayList<>();
    String why =
        switch (denial.operation()) {
          case "InvokeAgent", "InvokeInlineAgent" -> {
            steps.add(search(denial, "the agent's service role (session BedrockAgents-...)"));
            yield "AWS's message names no action; what the caller of an agent sees often stands for a"
                + " denial of the agent's own service role, which has a record of its own.";
          }
          case "InvokeFlow" -> {
            steps.add(search(denial, "the flow's service role"));
            yield "AWS's message names no action; what the caller of a flow sees often stands for a"
                + " denial of the flow's own service role, which has a record of its own.";
          }
          case "CreateAgent", "UpdateAgent" -> {
            steps.add(
                "Try once more in two minutes: a role that was just made is not known everywhere"
                    + " yet.");
            steps.add(
                "Owner of the agent: give its service role, not the caller, the inference profile"
                    + " and the models behind it.");
            yield "AWS's message names no action; when an agent is made or changed, it is the agent's"
                + " service role that lacks the inference profile.";
          }
          default -> {
            steps.add("Find the record of the denied call itself, in the same Region and minute.");
            yield "AWS's message names no action.";
          }
        };
    usual(denial).ifPresent(steps::add);
    return new Needed.Unclear(why, steps);
  }

  private static Optional<String> usual(Denial denial) {
    List<String> inference =
        OperationActions.of(denial.service(), denial.operation()).stream()
            .filter(OfferableActions::invokesModel)
            .toList();
    return inference.size() == 1
        ? Optional.of(
            denial.operation()
                + " is usually decided on "
                + inference.getFirst()
                + "; whether it was this time, the message does not say.")
        : Optional.empty();
  }

  private static String search(Denial denial, String whose) {
    var minute = denial.time().truncatedTo(ChronoUnit.MINUTES);
    return "Find the call of a model that was denied to "
        + whose
        + " in the same Region and minute, and explain that one: aws cloudtrail lookup-events"
        + " --region "
        + denial.region()
        + " --start-time "
        + minute.minus(1, ChronoUnit.MINUTES)
        + " --end-time "
        + minute.plus(2, ChronoUnit.MINUTES)
        + " --lookup-attributes AttributeKey=EventSource,AttributeValue=bedrock.amazonaws.com";
  }

  /// Whether a patch may name the ARN for the action. An action without types is let through: AWS
  /// names ARNs for some of them, and `*` is still the only resource a policy can name.
  private static boolean offered(Action action, Arn arn) {
    var words = OfferableActions.resourceTypes(action.toString());
    boolean named = arn.service().equals("bedrock") && words.contains(arn.resourceType());
    return words.isEmpty() || (named && (action.invokesModel() || !contradicts(action, arn)));
  }

  private static Optional<Needed> notOffered(Action action, Arn arn) {
    return Optional.of(
        contradicts(action, arn)
            ? misfit(action, arn)
            : new Needed.Unclear(
                action + " is decided on " + arn + " too, which no patch of this system names.",
                List.of(
                    "Owner of the principal: if the call was meant to happen, allow the action on"
                        + " that one resource in the code that makes the principal.")));
  }

  /// An ARN of a known type that AWS cannot have written: an id with signs no id has, parts too
  /// many
  /// or too few, an account where there is none.
  private static Optional<Needed> impossible(Arn arn) {
    return ResourceIds.possible(arn.resourceType(), arn.account(), arn.resource())
        ? Optional.empty()
        : Optional.of(
            new Needed.Unclear(
                "No " + arn.resourceType() + " of AWS's has an ARN such as " + arn + ".",
                List.of(
                    "Read errorMessage in the record itself, and what the caller passes; a retyped"
                        + " ARN names nothing a policy could allow.")));
  }

  private static boolean contradicts(Action action, Arn arn) {
    ActionTable table = ActionTable.embedded();
    return !table.resourceTypes(action.toString()).isEmpty()
        && !table.fits(action.toString(), arn.toString());
  }

  private static Needed noSuchAction(Denial denial, Action action, ActionTable table) {
    List<String> steps = new ArrayList<>();
    steps.add(
        "Do not write it into a policy, where it would allow nothing. Read errorMessage in the"
            + " record itself, which names the action that was decided on.");
    usual(denial).ifPresent(steps::add);
    String asOf = table.asOf();
    return new Needed.Unclear(
        "The message names " + action + ", and AWS has no such action as of " + asOf + ".", steps);
  }

  private static Needed misfit(Action action, Arn arn) {
    return new Needed.Unclear(
        action + " is never decided on a resource such as " + arn + ".",
        List.of("Read errorMessage in the record itself; a retyped message may mix two denials."));
  }
}
