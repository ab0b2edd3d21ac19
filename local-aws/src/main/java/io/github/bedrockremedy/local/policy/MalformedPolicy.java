package io.github.bedrockremedy.local.policy;

/// A document that breaks the grammar of policies.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>.
public final class MalformedPolicy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  public MalformedPolicy(String text) {
    super(text);
    this.text = text;
  }

  /// The message; never absent.
  public String text() {
    return text;
  }
}
