package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// Writes and removes the one inline policy of a case.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html> and
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html>.
public final class IamPolicyStore implements PolicyStore {
  private final IamClient iam;

  /// @param iam a client without a call budget
  public IamPolicyStore(IamClient iam) {
    this.iam = iam;
  }

  @Override
  public ApplyOutcome put(CaseId id, ClearedPatch patch) {
    PatchTarget target = patch.target();
    String name = id.policyName();
    String document = patch.patch().text();
    return switch (target) {
      case PatchTarget.RoleInlinePolicy role ->
          outcome(
              role,
              "iam:PutRolePolicy",
              () ->
                  iam.putRolePolicy(
                      r -> r.roleName(role.name()).policyName(name).policyDocument(document)));
      case PatchTarget.UserInlinePolicy user ->
          outcome(
              user,
              "iam:PutUserPolicy",
              () ->
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
              role,
              "iam:DeleteRolePolicy",
              () -> iam.deleteRolePolicy(r -> r.roleName(role.name()).policyName(name)));
      case PatchTarget.UserInlinePolicy user ->
          removal(
              user,
              "iam:DeleteUserPolicy",
              () -> iam.deleteUserPolicy(r -> r.userName(user.name()).policyName(name)));
    };
  }

  /// What is not there needs no removing.
  private static ApplyOutcome removal(PatchTarget target, String call, Runnable write) {
    return outcome(
        target,
        call,
        () -> {
          try {
            write.run();
          } catch (NoSuchEntityException gone) {
            // Removed by a deploy, by hand, or by an earlier try whose answer was lost.
          }
        });
  }

  private static ApplyOutcome outcome(PatchTarget target, String call, Runnable write) {
    try {
      write.run();
      return new ApplyOutcome.Written();
    } catch (SdkException e) {
      Failure failure = Failure.of(e);
      return failure.passing()
          ? new ApplyOutcome.Unsure(failure.why(call))
          : new ApplyOutcome.Refused(failure.why(call) + meaning(failure.code(), target));
    }
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
