package io.github.bedrockremedy.pipeline.target;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.Principal;
import io.github.bedrockremedy.pipeline.target.NotPatchable.Kind;
import java.util.Optional;

/// Finds the role or user a patch would have to land on, never the session and never the caller of
/// an agent.
public final class TargetResolver {
  private static final String SERVICE_LINKED = "role/aws-service-role/";
  private static final String OF_SERVICE = "AWSServiceRoleFor";
  private static final String RESERVED = "role/aws-reserved/";
  private static final String PERMISSION_SET = "AWSReservedSSO_";

  private TargetResolver() {}

  /// The target of a denial.
  public static Target resolve(Denial denial) {
    Principal principal = denial.principal();
    Optional<Arn> self = principal.self();
    return switch (principal.kind()) {
      case ASSUMED_ROLE -> self.map(arn -> role(denial, arn)).orElseGet(() -> unreadable("role"));
      case IAM_USER -> self.map(arn -> user(denial, arn)).orElseGet(() -> unreadable("user"));
      case ROOT ->
          no(Kind.ROOT, self, "The caller is the account's root user, which no policy limits.");
      case FEDERATED_USER ->
          no(
              Kind.FEDERATED_USER,
              self,
              "The caller is a federated user session, limited by its session policy as well.");
      case IDENTITY_CENTER_USER ->
          no(Kind.PERMISSION_SET, self, "The caller is an Identity Center user without a role.");
      case AWS_SERVICE ->
          no(Kind.SERVICE, self, "The caller is an AWS service and not a role of this account.");
      case AWS_ACCOUNT -> no(Kind.OTHER_ACCOUNT, self, "The caller belongs to another account.");
      case UNKNOWN -> unreadable("caller");
    };
  }

  private static Target role(Denial denial, Arn role) {
    if (role.resource().startsWith(SERVICE_LINKED) || role.lastName().startsWith(OF_SERVICE)) {
      return no(
          Kind.SERVICE_LINKED_ROLE,
          Optional.of(role),
          "The role is linked to an AWS service; only that service can change it.");
    }
    if (role.resource().startsWith(RESERVED) || role.lastName().startsWith(PERMISSION_SET)) {
      return no(
          Kind.PERMISSION_SET,
          Optional.of(role),
          "The role is made from an Identity Center permission set; only the set can be changed.");
    }
    return foreign(denial, role, "role")
        .orElseGet(
            () ->
                uniqueId(denial, "AROA")
                    .<Target>map(id -> new PatchTarget.RoleInlinePolicy(role, id))
                    .orElseGet(() -> unreadable("unique id of the role")));
  }

  private static Target user(Denial denial, Arn user) {
    return foreign(denial, user, "user")
        .orElseGet(
            () ->
                uniqueId(denial, "AIDA")
                    .<Target>map(id -> new PatchTarget.UserInlinePolicy(user, id))
                    .orElseGet(() -> unreadable("unique id of the user")));
  }

  private static Optional<Target> foreign(Denial denial, Arn arn, String type) {
    if (!arn.service().equals("iam") || !arn.resourceType().equals(type) || arn.isPattern()) {
      return Optional.of(unreadable("ARN of the caller"));
    }
    if (!isName(arn.lastName())) {
      return Optional.of(
          no(
              Kind.UNREADABLE,
              Optional.empty(),
              "IAM lets no " + type + " have the name recorded."));
    }
    return arn.account().equals(denial.account())
        ? Optional.empty()
        : Optional.of(
            no(
                Kind.OTHER_ACCOUNT,
                Optional.of(arn),
                "The caller lives in account "
                    + arn.account()
                    + ", the call was made in "
                    + denial.account()
                    + "."));
  }

  /// Unique ids tell a role from one that was re-created under its name.
  private static Optional<String> uniqueId(Denial denial, String prefix) {
    return denial.principal().uniqueId().filter(id -> id.startsWith(prefix) && isPlain(id));
  }

  /// IAM's grammar of names, `[\w+=,.@-]{1,64}`; see CreateRole and CreateUser in its API
  /// Reference.
  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > 64) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && "_+=,.@-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (!Character.isLetterOrDigit(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static Target unreadable(String what) {
    return no(Kind.UNREADABLE, Optional.empty(), "The record does not tell the " + what + ".");
  }

  private static NotPatchable no(Kind kind, Optional<Arn> arn, String why) {
    return new NotPatchable(kind, arn, why);
  }
}
