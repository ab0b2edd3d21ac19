package io.github.bedrockremedy.pipeline.denial;

/// Refusals that look like IAM and are not: no policy of any role cures them.
public enum Entitlement {
  MODEL_ACCESS("model-access"),
  MARKETPLACE("marketplace"),
  MARKETPLACE_PENDING("marketplace-pending"),
  PAYMENT("payment"),
  USE_CASE_FORM("use-case-form"),
  LIFECYCLE("lifecycle"),
  END_OF_LIFE("end-of-life"),
  GEOGRAPHY("geography"),
  ACCOUNT("account");

  private final String id;

  Entitlement(String id) {
    this.id = id;
  }

  /// Short name, as in our JSON.
  public String id() {
    return id;
  }
}
