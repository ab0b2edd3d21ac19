package io.github.bedrockremedy.local.policy;

/// The evaluator met something it does not know. It says what, and answers nothing.
public final class UnsupportedPolicyElement extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  /// Names what is not known.
  ///
  /// @param element what kind of thing, `condition operator`
  /// @param name its name as written
  public UnsupportedPolicyElement(String element, String name) {
    super("local-aws cannot evaluate the " + element + " " + name);
    this.text = "local-aws cannot evaluate the " + element + " " + name;
  }

  /// The message; never absent.
  public String text() {
    return text;
  }
}
