package io.github.bedrockremedy.pipeline.ledger;

/// Short name of a case, `br-` and ten characters: it names the policy, the link and the thread.
///
/// @param value the id
public record CaseId(String value) {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 13;

  public CaseId {
    if (!isId(value)) {
      throw new IllegalArgumentException("'" + value + "' is not a case id, such as br-k7m2p4q6ab");
    }
  }

  /// Whether a text is the id of a case.
  public static boolean isId(String text) {
    return text.length() == LENGTH
        && text.startsWith("br-")
        && text.chars().skip(3).allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /// The id a key's hash shortens to.
  ///
  /// @param hash at least seven bytes
  static CaseId of(byte[] hash) {
    var id = new StringBuilder("br-");
    long bits = 0;
    for (int i = 0; i < 7; i++) {
      bits = bits << 8 | (hash[i] & 0xff);
    }
    for (int i = 0; i < 10; i++) {
      id.append(ALPHABET.charAt((int) (bits >>> (51 - 5 * i) & 31)));
    }
    return new CaseId(id.toString());
  }

  /// Name of the one inline policy this case may write.
  public String policyName() {
    return "BedrockRemedy-" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
