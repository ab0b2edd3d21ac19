package io.github.bedrockremedy.pipeline.diagnosis;

/// Whether a diagnosis is borne out by evidence or follows from the message alone.
public enum Confidence {
  CONFIRMED("confirmed"),
  INFERRED("inferred");

  private final String id;

  Confidence(String id) {
    this.id = id;
  }

  /// Short name, as in our JSON.
  public String id() {
    return id;
  }
}
