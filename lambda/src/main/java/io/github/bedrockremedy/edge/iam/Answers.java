package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Answer.Organization;
import io.github.bedrockremedy.pipeline.evidence.Answer.Outcome;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;

/// Finds the answer to a probe. A result holds the most restrictive decision of all its resources;
/// what counts for one resource stands among the resource-specific results, SCPs aside, which a
/// result speaks of only as a whole.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html>.
final class Answers {
  private Answers() {}

  /// @param alone whether the call asked about this resource only, so that a result without
  ///     resource-specific ones speaks of it whatever it calls it
  static Optional<Answer> to(Probe probe, boolean alone, List<EvaluationResult> results) {
    return results.stream()
        .filter(r -> probe.action().toString().equalsIgnoreCase(r.evalActionName()))
        .flatMap(r -> in(r, probe.resource().toString(), alone).stream())
        .findFirst();
  }

  private static Optional<Answer> in(EvaluationResult result, String resource, boolean alone) {
    if (!result.hasResourceSpecificResults() || result.resourceSpecificResults().isEmpty()) {
      return alone || resource.equals(result.evalResourceName()) ? whole(result) : Optional.empty();
    }
    return result.resourceSpecificResults().stream()
        .filter(r -> resource.equals(r.evalResourceName()))
        .findFirst()
        .flatMap(r -> specific(result, r));
  }

  private static Optional<Answer> specific(EvaluationResult whole, ResourceSpecificResult result) {
    return outcome(result.evalResourceDecision())
        .map(
            outcome ->
                new Answer(
                    outcome,
                    boundaryAllows(result.permissionsBoundaryDecisionDetail()),
                    organization(whole.organizationsDecisionDetail()),
                    result.missingContextValues()));
  }

  private static Optional<Answer> whole(EvaluationResult result) {
    return outcome(result.evalDecision())
        .map(
            outcome ->
                new Answer(
                    outcome,
                    boundaryAllows(result.permissionsBoundaryDecisionDetail()),
                    organization(result.organizationsDecisionDetail()),
                    result.missingContextValues()));
  }

  private static Optional<Outcome> outcome(@Nullable PolicyEvaluationDecisionType decision) {
    if (decision == null) {
      return Optional.empty();
    }
    return switch (decision) {
      case ALLOWED -> Optional.of(Outcome.ALLOWED);
      case IMPLICIT_DENY -> Optional.of(Outcome.IMPLICIT_DENY);
      case EXPLICIT_DENY -> Optional.of(Outcome.EXPLICIT_DENY);
      case UNKNOWN_TO_SDK_VERSION -> Optional.empty();
    };
  }

  /// Without a boundary there is no detail, and nothing it could forbid.
  private static boolean boundaryAllows(@Nullable PermissionsBoundaryDecisionDetail detail) {
    return detail == null || !Boolean.FALSE.equals(detail.allowedByPermissionsBoundary());
  }

  private static Organization organization(@Nullable OrganizationsDecisionDetail detail) {
    if (detail == null) {
      return Organization.NONE;
    }
    return Boolean.FALSE.equals(detail.allowedByOrganizations())
        ? Organization.REFUSES
        : Organization.ALLOWS;
  }
}
