package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis.BlockedByPolicy;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
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
  private final NeededCalls calls;
  private final ScpSteps scp;

  private BlockSteps(Denial denial, Target target, Diagnosis diagnosis) {
    this.denial = denial;
    this.target = target;
    this.calls = NeededCalls.of(denial, diagnosis);
    this.scp = new ScpSteps(target, calls);
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

  /// The owner's step first, then what helps with it.
  private List<String> of(Blocker blocker) {
    return switch (blocker.policy()) {
      case IDENTITY -> blocker.explicit() ? ownDeny(blocker) : ownAllow(blocker);
      case RESOURCE -> resource(blocker);
      case PERMISSIONS_BOUNDARY -> boundary(blocker);
      case SESSION -> session(blocker);
      case SCP -> scp.of(blocker);
      case RCP -> List.of(scp.organisation(blocker), resourceOrganisation());
      case VPC_ENDPOINT -> toAllow(blocker, EndpointSteps.of(blocker, denial, calls));
    };
  }

  private List<String> ownDeny(Blocker blocker) {
    List<String> steps = new ArrayList<>();
    steps.add(
        blocker.policyArn().filter(BlockSteps::isOfAws).isPresent()
            ? owner("Owner of the " + Phrases.noun(target) + ": ", "in the policies of ")
                + "detach "
                + Text.arn(blocker.policyArn().orElseThrow().toString())
                + ", which is AWS's own and can be changed by nobody; in its place put what it is"
                + " there for, without "
                + calls.freed()
                + "."
            : owner("Owner of the policy: ", "in the policies of ")
                + "narrow "
                + (blocker.statements().isEmpty() ? "the Deny" : named(blocker))
                + ", so that it no longer covers "
                + calls.freed()
                + "."
                + list(blocker));
    GuardWords.tags(blocker, target).ifPresent(steps::add);
    GuardWords.meeting(blocker).ifPresent(steps::add);
    steps.add(
        "Find the statement that denies "
            + calls.action()
            + ":"
            + LookupWords.statement(blocker, target));
    steps.add("Do not add an Allow instead: it cannot help against a Deny." + afterwards());
    return steps;
  }

  private static boolean isOfAws(Arn policy) {
    return policy.account().equals("aws");
  }

  /// What has to be allowed, as a policy says it.
  private List<String> toAllow(Blocker blocker, List<String> steps) {
    List<String> all = new ArrayList<>(steps);
    if (!blocker.explicit()) {
      calls
          .statements()
          .map(Text::prose)
          .ifPresent(text -> all.add(1, "What it has to allow, one line of JSON:\n" + text));
    }
    return all;
  }

  /// Who may change what the principal holds; for a role of Identity Center that is its
  /// permission set, of which the role is only a copy.
  private String owner(String otherwise, String where) {
    return permissionSet()
        .map(set -> "Identity Center administrator: " + where + set + ", ")
        .orElse(otherwise);
  }

  private String afterwards() {
    return permissionSet().isEmpty()
        ? ""
        : " Then provision the permission set to account "
            + Phrases.account(denial, target)
            + " again.";
  }

  private Optional<String> permissionSet() {
    return target instanceof NotPatchable not && not.kind() == NotPatchable.Kind.PERMISSION_SET
        ? Optional.of(TargetWords.permissionSet(not))
        : Optional.empty();
  }

  private List<String> ownAllow(Blocker blocker) {
    String where = blocker.regions().isEmpty() ? "" : " in " + Phrases.places(blocker.regions());
    return List.of(
        "Owner of the "
            + Phrases.noun(target)
            + ": its own policies also lack an Allow for "
            + calls.action()
            + " on "
            + Phrases.wanted(calls.needed())
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
        : " For these calls aws:RequestedRegion must let through " + calls.values() + ".";
  }

  private List<String> resource(Blocker blocker) {
    if (Phrases.deniedArn(denial).filter(Arn::isFoundationModel).isPresent()) {
      return List.of(
          "Nobody here can change a policy of "
              + Phrases.resource(denial)
              + ": foundation models are AWS's own and have no resource-based policy.",
          "Read errorMessage in the record itself, and call again. If AWS names the model and a"
              + " resource-based policy once more, ask AWS Support with the request id.");
    }
    return List.of(
        "Owner of "
            + Phrases.resource(denial)
            + ": change its resource-based policy so that it "
            + (blocker.explicit() ? "no longer denies" : "allows")
            + " the caller "
            + calls.action()
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
    return toAllow(
        blocker,
        List.of(
            owner(
                    "Owner of the boundary" + which + " (often the platform team): ",
                    "in the permissions boundary" + which + " of ")
                + (blocker.explicit() ? "exempt from its Deny " : "allow ")
                + calls.freed()
                + statement
                + "."
                + list(blocker),
            "See which boundary it is:" + LookupWords.boundary(target),
            "The boundary only sets the limit: the "
                + Phrases.noun(target)
                + "'s own policies have to allow the call too."
                + afterwards()));
  }

  private List<String> session(Blocker blocker) {
    return toAllow(
        blocker,
        List.of(
            "Owner of the application that starts the session: "
                + (blocker.explicit()
                    ? "exempt from its Deny "
                    : "add to the policy it hands over ")
                + calls.freed()
                + ".",
            "Find who starts the session: CloudTrail, AssumeRole or GetFederationToken, with a policy"
                + " or policyArns in its request.",
            "Running sessions keep the old policy; start new ones."));
  }

  private static String resourceOrganisation() {
    return "Foundation models belong to AWS, not to the organisation: conditions such as"
        + " aws:ResourceOrgID never match them.";
  }
}
