package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.denial.Principal;
import java.time.Instant;
import java.util.Optional;

/// A model a principal was denied on. Both are kept as hashes of equal length: whoever calls can
/// write anything into an id.
///
/// @param principal stands for the account and the principal's unique id, else its ARN
/// @param model stands for the model
/// @param minute when, in minutes since the epoch
public record Tried(String principal, String model, long minute) {
  private static final int DIGITS = 16;

  /// What a denial tells; empty if it tells of no principal or no model.
  public static Optional<Tried> of(Denial denial) {
    return principal(denial)
        .flatMap(
            principal ->
                model(denial).map(m -> new Tried(principal, hash(m), minute(denial.time()))));
  }

  /// What stands for the principal of a denial.
  static Optional<String> principal(Denial denial) {
    Principal principal = denial.principal();
    return principal
        .uniqueId()
        .or(principal::arn)
        .map(id -> hash(principal.account().orElse(denial.account()) + "\n" + id));
  }

  static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }

  /// The model that was called, whatever way led to it; else what was called, as written; else the
  /// denied model or profile.
  private static Optional<String> model(Denial denial) {
    return denial
        .calledModel()
        .map(Object::toString)
        .or(() -> denial.called().flatMap(Tried::written))
        .or(() -> denied(denial.resource()));
  }

  private static Optional<String> written(ModelReference called) {
    return switch (called) {
      case ModelReference.ByArn byArn -> Optional.of(byArn.arn().toString());
      case ModelReference.Unreadable unreadable -> Optional.of(unreadable.text());
      case ModelReference.SystemProfile profile -> Optional.of(profile.id().model().value());
      case ModelReference.FoundationModel model -> Optional.of(model.id().value());
    };
  }

  private static Optional<String> denied(DeniedResource resource) {
    return switch (resource) {
      case DeniedResource.Named named ->
          Optional.of(named.arn()).filter(Tried::isModel).map(Arn::resourceId);
      case DeniedResource.FromRequest request ->
          Optional.of(request.arn()).filter(Tried::isModel).map(Arn::resourceId);
      case DeniedResource.All _, DeniedResource.NotAnArn _, DeniedResource.Absent _ ->
          Optional.empty();
    };
  }

  private static boolean isModel(Arn arn) {
    return arn.isFoundationModel() || arn.isProfile();
  }

  private static String hash(String text) {
    return Sha256.hex(text).substring(0, DIGITS);
  }
}
