package io.github.bedrockremedy.pipeline.denial;

/// The kinds of policy a denial can name.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html>.
public enum PolicyType {
  IDENTITY("identity", "identity-based policy"),
  RESOURCE("resource", "resource-based policy"),
  PERMISSIONS_BOUNDARY("permissions-boundary", "permissions boundary"),
  SESSION("session", "session policy"),
  SCP("scp", "service control policy"),
  RCP("rcp", "resource control policy"),
  VPC_ENDPOINT("vpc-endpoint", "VPC endpoint policy");

  private final String id;
  private final String words;

  PolicyType(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// Short name, as in our JSON.
  public String id() {
    return id;
  }

  /// As AWS writes it in a denial.
  public String words() {
    return words;
  }
}
