package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// Writes and removes the one inline policy of a case.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html> and
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html>.
public final class IamPolicyStore implements PolicyStore {
  private static final Action PUT_ROLE_POLICY = new Action("iam", "PutRolePolicy");
  private static final Action PUT_USER_POLICY = new Action("iam", "PutUserPolicy");

  private static final Action DELETE_ROLE_POLICY = new Action("iam", "DeleteRolePolicy");
  private static final Action DELETE_USER_POLICY = new Action("iam", "DeleteUserPolicy");

  private final Writers writers;

  /// Who writes.
  @FunctionalInterface
  public interface Writers {
    /// A client without a call budget, which may be able to do no more than this.
    ///
    /// @param name what the account's trail shows the write under
    IamClient of(PatchTarget target, Action action, String name);
  }

  public IamPolicyStore(Writers writers) {
    this.writers = writers;
  }

  @Override
  public ApplyOutcome put(CaseId id, ClearedPatch patch) {
    String name = id.policyName();
    String document = patch.patch().text();
    return switch (patch.target()) {
      case PatchTarget.RoleInlinePolicy role ->
          outcome(
              id,
              role,
              PUT_ROLE_POLICY,
              iam ->
                  iam.putRolePolicy(
                      r -> r.roleName(role.name()).policyName(name).policyDocument(document)));
      case PatchTarget.UserInlinePolicy user ->
          outcome(
              id,
              user,
              PUT_USER_POLICY,
              iam ->
                  iam.putUserPolicy(
                      r -> r.userName(user.name()).policyName(name).policyDocument(document)));
    };
  }

  @Override
  public ApplyOutcome remove(CaseId id, PatchTarget target) {
    String name = id.policyName();
    return switch (target) {
      case PatchTarget.RoleInlinePolicy role ->
          removal(
              id,
              role,
              DELETE_ROLE_POLICY,
              iam -> iam.deleteRolePolicy(r -> r.roleName(role.name()).policyName(name)));
      case PatchTarget.UserInlinePolicy user ->
          removal(
              id,
              user,
              DELETE_USER_POLICY,
              iam -> iam.deleteUserPolicy(r -> r.userName(user.name()).policyName(name)));
    };
  }

  /// What is not there needs no removing.
  private ApplyOutcome removal(
      CaseId id, PatchTarget target, Action action, Consumer<IamClient> write) {
    return outcome(
        id,
        target,
        action,
        iam -> {
          try {
            write.accept(iam);
          } catch (NoSuchEntityException gone) {
            // Removed by a deploy, by hand, or by an earlier try whose answer was lost.
          }
        });
  }

  private ApplyOutcome outcome(
      CaseId id, PatchTarget target, Action action, Consumer<IamClient> write) {
    try {
      write.accept(writers.of(target, action, id.toString()));
      return new ApplyOutcome.Written();
    } catch (SdkException e) {
      Failure failure = Failure.of(e);
      String why = failure.why(action.toString());
      return failure.passing()
          ? new ApplyOutcome.Unsure(why)
          : new ApplyOutcome.Refused(why + meaning(failure, target));
    }
  }

  private static String meaning(Failure failure, PatchTarget target) {
    return failure.before().isPresent()
        ? ": account %s does not let this system in".formatted(target.account())
        : meaning(failure.code(), target);
  }

  private static String meaning(String code, PatchTarget target) {
    String kind = target.traits().kind();
    return switch (code) {
      case "LimitExceeded" ->
          ": all inline policies of a %s together may have %,d characters, and this one more would be too many"
              .formatted(kind, target.traits().inlineLimit());
      case "MalformedPolicyDocument" -> ": IAM does not accept the policy's text";
      case "NoSuchEntity" -> ": the " + kind + " no longer exists";
      case "UnmodifiableEntity" ->
          ": only the AWS service the " + kind + " belongs to can change it";
      case "AccessDenied" ->
          ": a path, a tag, a boundary or a service control policy keeps it from this " + kind;
      default -> "";
    };
  }
}
