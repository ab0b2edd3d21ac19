package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the administrator of an organisation does about a service control policy.
final class ScpSteps {
  private final Target target;
  private final NeededCalls calls;

  ScpSteps(Target target, NeededCalls calls) {
    this.target = target;
    this.calls = calls;
  }

  /// What the organisation's administrator does about a policy that only a simulation shows.
  static String suspected(Denial denial, Target target, Diagnosis diagnosis) {
    var calls = NeededCalls.of(denial, diagnosis);
    boolean known =
        !calls.needed().regions().isEmpty() || calls.needed() instanceof Needed.ThroughUnlisted;
    return new ScpSteps(target, calls).mayRefuse()
        + (known
            ? " One that compares aws:RequestedRegion must let through " + calls.values() + "."
            : "");
  }

  /// What the administrator does, and what helps with it.
  List<String> of(Blocker blocker) {
    if (!blocker.isInTheWay()) {
      return List.of(mayRefuse());
    }
    List<String> steps = new ArrayList<>();
    steps.add(organisation(blocker));
    ScpText.of(calls.needed(), blocker.explicit()).ifPresent(steps::addAll);
    if (isOfBedrock()) {
      steps.add(
          "If the policy compares aws:RequestedRegion, its list of Regions must hold "
              + calls.values()
              + (calls.names().size() > 1
                  ? ". Every one is checked by itself; one missing Region fails the call."
                  : "."));
    }
    calls
        .unaskedProfile()
        .map(profile -> RoutingWords.ask(calls.denial(), profile))
        .ifPresent(
            ask -> steps.add("Which further Regions the profile leads to, Bedrock tells:" + ask));
    steps.add(
        "Under AWS Control Tower do not edit its policies by hand: exempt "
            + (isOfBedrock() ? "the Bedrock actions" : calls.action())
            + " in the Region deny control of the organisational unit.");
    inside()
        .ifPresent(
            what ->
                steps.add(
                    "Cannot be changed? Then " + what + " that stays inside the allowed Regions."));
    return steps;
  }

  private boolean isOfBedrock() {
    return calls.action().startsWith("bedrock");
  }

  private String mayRefuse() {
    return "Administrator of the organisation: see that no service control policy refuses "
        + calls.freed()
        + " in account "
        + Phrases.account(calls.denial(), target)
        + "; IAM's simulator says one may.";
  }

  /// What could be used instead where Regions are shut out; empty where nothing takes its place.
  private Optional<String> inside() {
    return switch (calls.needed()) {
      case Needed.Guarded guarded when guarded.arns().size() > 1 ->
          Optional.of("use a guardrail profile");
      case Needed needed when needed.wantedAction().map(Action::invokesModel).orElse(false) ->
          Optional.of("call a profile or a model");
      case Needed _ -> Optional.empty();
    };
  }

  /// The administrator's own step, about any policy of an organisation.
  String organisation(Blocker blocker) {
    return "Administrator of the organisation: in "
        + blocker
            .policyArn()
            .map(arn -> Text.arn(arn.toString()).value())
            .orElse("the " + blocker.policy().words())
        + (blocker.explicit() ? ", exempt from the Deny " : ", allow ")
        + calls.freed()
        + ", for account "
        + Phrases.account(calls.denial(), target)
        + ".";
  }
}
