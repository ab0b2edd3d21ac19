package io.github.bedrockremedy.pipeline.report;

/// What `doctor` found out about one link of the chain.
///
/// @param link what was looked at
/// @param verdict how it is
/// @param detail the values behind it
/// @param step what to do about it; empty where there is nothing to do
public record Finding(String link, Verdict verdict, String detail, String step) {
  /// How a link is.
  public enum Verdict {
    OK("ok"),
    /// Denials arrive and nothing is lost, but someone should look.
    ATTENTION("attention"),
    /// Denials do not arrive, or are not worked on.
    BROKEN("broken"),
    /// Could not be looked at; nothing follows from it.
    UNKNOWN("unknown");

    private final String id;

    Verdict(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  static Finding ok(String link, String detail) {
    return new Finding(link, Verdict.OK, detail, "");
  }

  static Finding attention(String link, String detail, String step) {
    return new Finding(link, Verdict.ATTENTION, detail, step);
  }

  static Finding broken(String link, String detail, String step) {
    return new Finding(link, Verdict.BROKEN, detail, step);
  }

  static Finding unknown(String link, String why, String step) {
    return new Finding(link, Verdict.UNKNOWN, why, step);
  }
}
