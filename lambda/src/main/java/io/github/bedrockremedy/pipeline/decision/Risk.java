package io.github.bedrockremedy.pipeline.decision;

/// What an approver has to weigh.
public enum Risk {
  /// Completes a grant its owner already wrote.
  LOW("low"),
  /// A sibling action, or another model of a provider already allowed.
  MEDIUM("medium"),
  /// A new family, global routing, another action, a user instead of a role, a conditioned grant.
  HIGH("high");

  private final String id;

  Risk(String id) {
    this.id = id;
  }

  /// Short name, as in our JSON.
  public String id() {
    return id;
  }
}
