package io.github.bedrockremedy.iam;

/// What a caller handed over as `modelId`: it decides what the call needs, whatever the denial
/// names.
public sealed interface ModelReference {
  /// Reads a `modelId` parameter.
  static ModelReference read(String modelId) {
    var arn = Arn.parse(modelId);
    if (arn.isPresent()) {
      return new ByArn(arn.get());
    }
    var profile = InferenceProfileId.parse(modelId);
    if (profile.isPresent()) {
      return new SystemProfile(profile.get());
    }
    return ModelId.parse(modelId)
        .filter(id -> !id.isPrefixed())
        .<ModelReference>map(FoundationModel::new)
        .orElseGet(() -> new Unreadable(modelId));
  }

  /// A system-defined profile by its id.
  record SystemProfile(InferenceProfileId id) implements ModelReference {}

  /// A foundation model by its bare id, called in the source Region.
  record FoundationModel(ModelId id) implements ModelReference {}

  /// Any resource by its ARN: a profile, a model, provisioned throughput, a prompt router, …
  record ByArn(Arn arn) implements ModelReference {}

  /// Neither id nor ARN; nothing is concluded from it.
  record Unreadable(String text) implements ModelReference {}
}
