package io.github.bedrockremedy.local;

/// What can carry identity policies.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>.
public enum IdentityKind {
  ROLE("Role", 10_240),
  USER("User", 2_048),
  GROUP("Group", 5_120);

  private final String word;
  private final int inlineQuota;

  IdentityKind(String word, int inlineQuota) {
    this.word = word;
    this.inlineQuota = inlineQuota;
  }

  /// As in the names of API calls, `Role`.
  public String word() {
    return word;
  }

  /// As in ARNs and messages, `role`.
  public String lower() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// Characters of all inline policies together, white space not counted.
  public int inlineQuota() {
    return inlineQuota;
  }
}
