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
        .map(ModelReference::bare)
        .orElseGet(() -> new Unreadable(modelId));
  }

  private static ModelReference bare(ModelId id) {
    return InferenceProfileId.parseUnknown(id)
        .<ModelReference>map(SystemProfile::new)
        .orElseGet(() -> new FoundationModel(id));
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
