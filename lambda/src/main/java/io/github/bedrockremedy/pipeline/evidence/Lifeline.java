package io.github.bedrockremedy.pipeline.evidence;

/// One thing without which this installation hears or says nothing, and nobody notices.
///
/// @param link which
/// @param state how it is
public record Lifeline(Link link, State state) {
  /// What is looked at.
  public enum Link {
    /// The trail that records calls.
    TRAIL("trail"),
    /// The event rule that brings denials.
    RULE("rule"),
    /// Whoever gets the requests.
    SUBSCRIBERS("subscribers");

    private final String id;

    Link(String id) {
      this.id = id;
    }

    /// As stored and shown.
    public String id() {
      return id;
    }
  }

  /// How a link is.
  public sealed interface State {
    /// As it should be.
    record Holds() implements State {}

    /// Nothing gets through.
    ///
    /// @param why one clause
    record Broken(String why) implements State {}

    /// Could not be asked about; nobody is alarmed by that.
    ///
    /// @param why one clause
    record NotKnown(String why) implements State {}
  }

  /// Looks at one link.
  @FunctionalInterface
  public interface Check {
    Lifeline look();
  }

  /// A link that holds.
  public static Lifeline holds(Link link) {
    return new Lifeline(link, new State.Holds());
  }

  /// A link that is broken.
  public static Lifeline broken(Link link, String why) {
    return new Lifeline(link, new State.Broken(why));
  }

  /// A link that could not be asked about.
  public static Lifeline notKnown(Link link, String why) {
    return new Lifeline(link, new State.NotKnown(why));
  }
}
