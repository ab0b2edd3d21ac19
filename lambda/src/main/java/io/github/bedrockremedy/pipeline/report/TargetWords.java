package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;

/// Words about the place a missing Allow belongs to.
final class TargetWords {
  private static final String SSO = "AWSReservedSSO_";

  /// How the users begin that the console makes for long-term Bedrock API keys.
  private static final String API_KEY_USER = "BedrockAPIKey-";

  private TargetWords() {}

  /// The steps that cure a missing Allow, for whoever may change this principal. How a patch of
  /// ours gets there depends on what was decided about it: [WriteWords].
  static List<String> addAllow(Denial denial, Target target, Diagnosis.MissingAllow missing) {
    return switch (target) {
      case PatchTarget.RoleInlinePolicy role -> inline(denial, "role", missing);
      case PatchTarget.UserInlinePolicy user -> inline(denial, "user", missing);
      case NotPatchable not -> elsewhere(denial, not, missing);
    };
  }

  private static List<String> inline(Denial denial, String kind, Diagnosis.MissingAllow missing) {
    List<String> steps = new ArrayList<>();
    if (missing.needed() instanceof Needed.ThroughUnlisted unlisted) {
      steps.add(
          "To name the Regions instead of *, ask Bedrock where the profile leads to:"
              + RoutingWords.ask(denial, unlisted.profile()));
    }
    steps.add(
        "Owner of the "
            + kind
            + ": put the same statements into the code that makes it, so that the repair outlives"
            + " the next deploy.");
    return steps;
  }

  private static List<String> elsewhere(
      Denial denial, NotPatchable not, Diagnosis.MissingAllow missing) {
    List<String> steps = new ArrayList<>(List.of(place(denial, not)));
    PatchBuilder.build(missing)
        .filter(TargetWords::isPrintable)
        .ifPresent(
            policy ->
                steps.add("The policy needed, one line of JSON:\n" + Text.prose(policy.text())));
    if (not.kind() == NotPatchable.Kind.PERMISSION_SET) {
      steps.add(
          "Then provision the permission set to account "
              + Text.account(denial.account())
              + " again and sign in anew."
              + (not.arn().isPresent()
                  ? " Do not edit the AWSReservedSSO role itself: AWS refuses it."
                  : ""));
    }
    return steps;
  }

  private static boolean isPrintable(PolicyPatch patch) {
    return patch.document().statements().stream()
        .flatMap(statement -> statement.resources().stream())
        .allMatch(resource -> resource.equals("*") || Text.arn(resource).isPrintable());
  }

  private static String place(Denial denial, NotPatchable not) {
    return switch (not.kind()) {
      case PERMISSION_SET ->
          "Identity Center administrator: add the statements below to the inline policy of "
              + permissionSet(not)
              + ".";
      case SERVICE_LINKED_ROLE ->
          "Nobody can edit a service-linked role. Look in the settings of the service it belongs"
              + " to, or let that service use a role of your own.";
      case ROOT -> "Do not work as root. Use a role, and give that role the statements below.";
      case FEDERATED_USER ->
          "Owner of the application that calls GetFederationToken: the session has at most what"
              + " both the IAM user behind it and the policy handed over allow; add the statements"
              + " below to both.";
      case OTHER_ACCOUNT ->
          "Administrator of the principal's own account: add the statements below there. This"
              + " installation writes only in the accounts it serves.";
      case SERVICE ->
          "Find the role the AWS service works with (a separate record in CloudTrail, same time)"
              + " and give that role the statements below.";
      case UNREADABLE ->
          "Look at userIdentity of CloudTrail event "
              + Text.id(denial.eventId())
              + " to find who called, then give that role or user the statements below.";
    };
  }

  /// The permission set behind a role called `AWSReservedSSO_name_0123456789abcdef`; a user without
  /// a role got one too, which the record does not name.
  static String permissionSet(NotPatchable not) {
    String name = not.arn().map(arn -> Text.name(arn.lastName()).value()).orElse("");
    int end = name.lastIndexOf('_');
    return name.startsWith(SSO) && end > SSO.length()
        ? "permission set " + name.substring(SSO.length(), end)
        : not.arn().isPresent()
            ? "the permission set the role is made from"
            : "the permission set this user is assigned";
  }

  /// How to make the credentials of a principal useless at once.
  static String cutOff(Target target) {
    return switch (target) {
      case PatchTarget.RoleInlinePolicy role ->
          "IAM console, role "
              + Text.name(role.name())
              + ", tab Revoke sessions; then see who may assume it.";
      case PatchTarget.UserInlinePolicy user when user.name().startsWith(API_KEY_USER) ->
          "Set each of its Bedrock API keys to Inactive, by the id the list gives it:"
              + keys(
                  user,
                  "service-specific-credential",
                  "service-specific-credential-id CREDENTIAL_ID");
      case PatchTarget.UserInlinePolicy user ->
          "Set each of its access keys to Inactive, by the id the list gives it:"
              + keys(user, "access-key", "access-key-id ACCESS_KEY_ID");
      case NotPatchable _ -> "End its sessions where they are given out.";
    };
  }

  private static String keys(PatchTarget.UserInlinePolicy user, String kind, String id) {
    String of = " --user-name " + Text.name(user.name());
    return ("\naws iam list-" + kind + "s" + of)
        + ("\naws iam update-" + kind + of + " --" + id + " --status Inactive");
  }
}
