package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis.BlockedByPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who does what about each policy that refuses a call, in the order in which IAM meets them. The
/// main obstacle gets all its steps, each other one the step of its owner.
final class BlockSteps {
  private final Denial denial;
  private final Target target;
  private final Needed needed;
  private final String action;

  private BlockSteps(Denial denial, Target target, Diagnosis diagnosis) {
    this.denial = denial;
    this.target = target;
    this.needed = diagnosis.needed();
    this.action = Phrases.action(denial, diagnosis);
  }

  static List<String> of(Denial denial, Target target, BlockedByPolicy blocked) {
    var steps = new BlockSteps(denial, target, blocked);
    List<String> all = new ArrayList<>();
    for (Blocker blocker : blocked.blockers()) {
      List<String> own = steps.of(blocker);
      all.addAll(blocker.equals(blocked.main()) ? own : own.subList(0, 1));
    }
    return List.copyOf(all);
  }

  /// What the organisation's administrator does about a policy that only a simulation shows.
  static String suspected(Denial denial, Target target, Diagnosis diagnosis) {
    var steps = new BlockSteps(denial, target, diagnosis);
    return steps.mayRefuse()
        + (diagnosis.needed().regions().isEmpty()
            ? ""
            : " One that compares aws:RequestedRegion must let through " + steps.values() + ".");
  }

  /// The owner's step first, then what helps with it.
  private List<String> of(Blocker blocker) {
    return switch (blocker.policy()) {
      case IDENTITY -> blocker.explicit() ? ownDeny(blocker) : ownAllow(blocker);
      case RESOURCE -> resource(blocker);
      case PERMISSIONS_BOUNDARY -> boundary(blocker);
      case SESSION -> session(blocker);
      case SCP -> serviceControl(blocker);
      case RCP -> List.of(organisation(blocker), resourceOrganisation());
      case VPC_ENDPOINT -> endpoint(blocker);
    };
  }

  private List<String> ownDeny(Blocker blocker) {
    return List.of(
        "Owner of the policy: narrow "
            + (blocker.statements().isEmpty() ? "the Deny" : named(blocker))
            + ", so that it no longer covers "
            + freed()
            + "."
            + list(blocker),
        "Find the statement that denies " + action + ":" + LookupWords.statement(blocker, target),
        "Do not add an Allow instead: it cannot help against a Deny.");
  }

  private List<String> ownAllow(Blocker blocker) {
    String where = blocker.regions().isEmpty() ? "" : " in " + Phrases.places(blocker.regions());
    return List.of(
        "Owner of the "
            + Phrases.noun(target)
            + ": its own policies also lack an Allow for "
            + action
            + " on "
            + Phrases.wanted(needed)
            + where
            + "; the patch for it is offered once nothing else refuses the call.");
  }

  private static String named(Blocker blocker) {
    return blocker.statements().stream()
        .limit(3)
        .map(ConditionWords::of)
        .collect(Collectors.joining("; "));
  }

  /// What a list of Regions has to hold, where the policy is known to have one.
  private String list(Blocker blocker) {
    return BlockWords.byRegion(blocker).isEmpty()
        ? ""
        : " For these calls aws:RequestedRegion must let through " + values() + ".";
  }

  private List<String> resource(Blocker blocker) {
    return List.of(
        "Owner of "
            + Phrases.resource(denial)
            + ": change its resource-based policy so that it "
            + (blocker.explicit() ? "no longer denies" : "allows")
            + " the caller "
            + action
            + ".",
        "If it belongs to another account, both sides have to allow: that account's resource"
            + " policy and this account's identity policy.");
  }

  private List<String> boundary(Blocker blocker) {
    String which = blocker.policyArn().map(arn -> " " + Text.arn(arn.toString())).orElse("");
    String statement =
        blocker.statements().isEmpty()
            ? ""
            : ". What it says now: "
                + (blocker.explicit() ? "a Deny in " : "an Allow in ")
                + named(blocker);
    return List.of(
        "Owner of the boundary"
            + which
            + " (often the platform team): "
            + (blocker.explicit() ? "exempt from its Deny " : "allow ")
            + freed()
            + statement
            + "."
            + list(blocker),
        "See which boundary it is:" + LookupWords.boundary(target),
        "The boundary only sets the limit: the "
            + Phrases.noun(target)
            + "'s own policies have to allow the call too.");
  }

  private List<String> session(Blocker blocker) {
    return List.of(
        "Owner of the application that starts the session: "
            + (blocker.explicit() ? "exempt from its Deny " : "add to the policy it hands over ")
            + freed()
            + ".",
        "Find who starts the session: CloudTrail, AssumeRole or GetFederationToken, with a policy"
            + " or policyArns in its request.",
        "Running sessions keep the old policy; start new ones.");
  }

  private List<String> serviceControl(Blocker blocker) {
    if (!blocker.isInTheWay()) {
      return List.of(mayRefuse());
    }
    List<String> steps = new ArrayList<>();
    steps.add(organisation(blocker));
    ScpText.of(needed, blocker.explicit()).ifPresent(steps::addAll);
    steps.add(
        "If the policy compares aws:RequestedRegion, its list of Regions must hold "
            + values()
            + (names().size() > 1
                ? ". Every one is checked by itself; one missing Region fails the call."
                : "."));
    steps.add(
        "Under AWS Control Tower do not edit its policies by hand: exempt the Bedrock actions in"
            + " the Region deny control of the organisational unit.");
    inside()
        .ifPresent(
            what ->
                steps.add(
                    "Cannot be changed? Then " + what + " that stays inside the allowed Regions."));
    return steps;
  }

  private String mayRefuse() {
    return "Administrator of the organisation: see that no service control policy refuses "
        + freed()
        + " in account "
        + Phrases.account(denial, target)
        + "; IAM's simulator says one may.";
  }

  /// What could be used instead where Regions are shut out; empty where nothing takes its place.
  private Optional<String> inside() {
    return switch (needed) {
      case Needed.Guarded guarded when guarded.arns().size() > 1 ->
          Optional.of("use a guardrail profile");
      case Needed needed when needed.wantedAction().map(Action::invokesModel).orElse(false) ->
          Optional.of("call a profile or a model");
      case Needed _ -> Optional.empty();
    };
  }

  private String organisation(Blocker blocker) {
    return "Administrator of the organisation: in "
        + blocker
            .policyArn()
            .map(arn -> Text.arn(arn.toString()).value())
            .orElse("the " + blocker.policy().words())
        + (blocker.explicit() ? ", exempt from the Deny " : ", allow ")
        + freed()
        + ", for account "
        + Phrases.account(denial, target)
        + ".";
  }

  private static String resourceOrganisation() {
    return "Foundation models belong to AWS, not to the organisation: conditions such as"
        + " aws:ResourceOrgID never match them.";
  }

  private List<String> endpoint(Blocker blocker) {
    Text region = Text.region(denial.region().id());
    return List.of(
        "Owner of the network: "
            + (blocker.explicit()
                ? "exempt from the Deny of the endpoint's policy "
                : "allow in the endpoint's policy ")
            + freed()
            + ".",
        "Find the endpoint:\naws ec2 describe-vpc-endpoints --region "
            + region
            + " --filters Name=service-name,Values=com.amazonaws."
            + region
            + ".bedrock-runtime");
  }

  /// The access the owner of the policy has to free, all of it at once.
  private String freed() {
    String where = needed.regions().isEmpty() ? "" : " in " + regions();
    return action + " on " + Phrases.wanted(needed) + where;
  }

  private String regions() {
    return Phrases.places(names());
  }

  /// What a list of values for aws:RequestedRegion has to hold.
  private String values() {
    return (names().size() > 1 ? "all of: " : "") + Phrases.all(names());
  }

  private List<String> names() {
    List<String> names = Phrases.names(needed.regions());
    return names.isEmpty() ? List.of(Text.region(denial.region().id()).value()) : names;
  }
}
