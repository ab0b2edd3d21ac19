package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis.BlockedByPolicy;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;

/// Words for policies no Allow of ours can lift, one method for each kind of policy.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>
/// and, for Regions in service control policies,
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html>.
final class BlockWords {
  private final Denial denial;
  private final Target target;
  private final BlockedByPolicy blocked;
  private final String action;

  private BlockWords(Denial denial, Target target, BlockedByPolicy blocked) {
    this.denial = denial;
    this.target = target;
    this.blocked = blocked;
    this.action = Phrases.action(denial, blocked);
  }

  static Explanation explain(Denial denial, Target target, BlockedByPolicy blocked) {
    var words = new BlockWords(denial, target, blocked);
    return new Explanation(words.headline(), words.explanation(), words.nextSteps());
  }

  private String headline() {
    return blocked.explicit()
        ? "An explicit Deny in " + article() + " refuses the call"
        : "The call is not allowed by any " + blocked.policy().words();
  }

  private String explanation() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Phrases.who(target) + " was denied " + action + " on " + Phrases.resource(denial) + ".");
    String named = blocked.policyArn().map(arn -> " (" + Text.arn(arn.toString()) + ")").orElse("");
    sentences.add(
        blocked.explicit()
            ? "A Deny in "
                + article()
                + named
                + " covers the call, and a Deny outweighs every Allow."
            : "The "
                + blocked.policy().words()
                + named
                + " sets the limit, and nothing below it can allow what it leaves out.");
    sentences.add(
        "Another Allow for the "
            + Phrases.noun(target)
            + " would change nothing, so no patch is offered.");
    if (blocked.needed().regions().size() > 1) {
      sentences.add(
          "The call needs all of "
              + regions()
              + "; freeing one alone moves the failure to the next.");
    }
    if (!blocked.stated()) {
      sentences.add("AWS's message did not name this policy; IAM's simulator did.");
    }
    return String.join(" ", sentences);
  }

  private List<String> nextSteps() {
    return switch (blocked.policy()) {
      case IDENTITY -> identity();
      case RESOURCE -> resource();
      case PERMISSIONS_BOUNDARY -> boundary();
      case SESSION -> session();
      case SCP -> serviceControl();
      case RCP -> resourceControl();
      case VPC_ENDPOINT -> endpoint();
    };
  }

  private List<String> identity() {
    return List.of(
        "Find the statement that denies " + action + ":" + find(),
        "Owner of that policy: narrow its Action, Resource or Condition so that it no longer"
            + " covers "
            + freed()
            + ".",
        "Do not add an Allow: it cannot help against a Deny.");
  }

  private String find() {
    return blocked
        .policyArn()
        .map(arn -> "\naws iam get-policy --policy-arn " + Text.arn(arn.toString()))
        .orElseGet(
            () ->
                switch (target) {
                  case PatchTarget.RoleInlinePolicy role -> held("role", Text.name(role.name()));
                  case PatchTarget.UserInlinePolicy user ->
                      held("user", Text.name(user.name()))
                          + "\naws iam list-groups-for-user --user-name "
                          + Text.name(user.name());
                  case NotPatchable _ -> " look through the policies of the principal.";
                });
  }

  private static String held(String kind, Text name) {
    String of = "-policies --" + kind + "-name " + name;
    return "\naws iam list-" + kind + of + "\naws iam list-attached-" + kind + of;
  }

  private List<String> resource() {
    return List.of(
        "Owner of "
            + Phrases.resource(denial)
            + ": change its resource-based policy so that it "
            + (blocked.explicit() ? "no longer denies" : "allows")
            + " the caller "
            + action
            + ".",
        "If it belongs to another account, both sides have to allow: that account's resource"
            + " policy and this account's identity policy.");
  }

  private List<String> boundary() {
    String look =
        switch (target) {
          case PatchTarget.RoleInlinePolicy role ->
              "\naws iam get-role --role-name "
                  + Text.name(role.name())
                  + " --query Role.PermissionsBoundary";
          case PatchTarget.UserInlinePolicy user ->
              "\naws iam get-user --user-name "
                  + Text.name(user.name())
                  + " --query User.PermissionsBoundary";
          case NotPatchable _ -> " PermissionsBoundary of the principal in IAM.";
        };
    return List.of(
        "See which boundary it is:" + look,
        "Owner of the boundary (often the platform team): "
            + (blocked.explicit() ? "exempt from its Deny " : "allow ")
            + freed()
            + ".",
        "The boundary only sets the limit: the "
            + Phrases.noun(target)
            + "'s own policies have to allow the call too.");
  }

  private List<String> session() {
    return List.of(
        "Find who starts the session: CloudTrail, AssumeRole or GetFederationToken, with a policy"
            + " or policyArns in its request.",
        "Owner of that application: "
            + (blocked.explicit() ? "exempt from its Deny " : "add to the policy it hands over ")
            + freed()
            + ".",
        "Running sessions keep the old policy; start new ones.");
  }

  private List<String> serviceControl() {
    return List.of(
        "Administrator of the organisation: in "
            + policy()
            + (blocked.explicit() ? ", exempt from the Deny " : ", allow ")
            + freed()
            + ", for account "
            + Phrases.account(denial, target)
            + ".",
        "If the policy compares aws:RequestedRegion, its list of Regions must hold all of: "
            + regions()
            + ". Every one is checked by itself; one missing Region fails the call.",
        "Under AWS Control Tower do not edit its policies by hand: exempt the Bedrock actions in"
            + " the Region deny control of the organisational unit.",
        "Cannot be changed? Then call a profile or a model that stays inside the allowed"
            + " Regions.");
  }

  private List<String> resourceControl() {
    return List.of(
        "Administrator of the organisation: in "
            + policy()
            + (blocked.explicit() ? ", exempt from the Deny " : ", allow ")
            + freed()
            + ", for account "
            + Phrases.account(denial, target)
            + ".",
        "Foundation models belong to AWS, not to the organisation: conditions such as"
            + " aws:ResourceOrgID never match them.");
  }

  private List<String> endpoint() {
    Text region = Text.region(denial.region().id());
    return List.of(
        "Find the endpoint:\naws ec2 describe-vpc-endpoints --region "
            + region
            + " --filters Name=service-name,Values=com.amazonaws."
            + region
            + ".bedrock-runtime",
        "Owner of the network: "
            + (blocked.explicit() ? "exempt from the Deny of its policy " : "allow in its policy ")
            + freed()
            + ".");
  }

  /// The policy by its ARN, else by its kind.
  private String policy() {
    return blocked
        .policyArn()
        .map(arn -> Text.arn(arn.toString()).value())
        .orElse("the " + blocked.policy().words());
  }

  /// The access the owner of the policy has to free, all of it at once.
  private String freed() {
    String where = blocked.needed().regions().isEmpty() ? "" : " in " + regions();
    return action + " on " + Phrases.wanted(blocked.needed()) + where;
  }

  private String regions() {
    List<String> names = Phrases.names(blocked.needed().regions());
    return names.isEmpty() ? Text.region(denial.region().id()).value() : Phrases.all(names);
  }

  private String article() {
    String article = blocked.policy() == PolicyType.IDENTITY ? "an " : "a ";
    return article + blocked.policy().words();
  }
}
