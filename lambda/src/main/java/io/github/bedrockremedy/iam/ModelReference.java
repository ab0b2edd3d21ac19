package io.github.bedrockremedy.iam;

/// What a caller handed over as `modelId`: it decides what the call needs, whatever the denial
/// names.
public sealed interface ModelReference {
  /// Reads a `modelId` parameter.
  static ModelReference read(String written) {
    String modelId = decoded(written);
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
        .orElseGet(() -> new Unreadable(written));
  }

  /// A `modelId` stands in the path of the request's address, where some clients write its colons
  /// and slashes percent-encoded.
  private static String decoded(String written) {
    return written.indexOf('%') < 0
        ? written
        : written.replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/");
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
