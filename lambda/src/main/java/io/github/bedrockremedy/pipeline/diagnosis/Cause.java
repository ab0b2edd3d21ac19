package io.github.bedrockremedy.pipeline.diagnosis;

/// The causes this system tells apart; each has a page in `docs/causes`.
public enum Cause {
  MISSING_DESTINATION_REGIONS("missing-destination-regions"),
  MISSING_PROFILE("missing-profile"),
  MISSING_MODEL("missing-model"),
  MISSING_ACTION("missing-action"),
  UNOFFERED_ACTION("unoffered-action"),
  BLOCKED_BY_POLICY("blocked-by-policy"),
  NOT_ENTITLED("not-entitled"),
  ALREADY_ALLOWED("already-allowed"),
  COMPROMISED_PRINCIPAL("compromised-principal"),
  UNDETERMINED("undetermined");

  private final String id;

  Cause(String id) {
    this.id = id;
  }

  /// Short name, as in our JSON.
  public String id() {
    return id;
  }
}
