package io.github.bedrockremedy.pipeline.report;

import java.util.List;

/// What an operator reads who removes a policy past the installation, or the installation itself.
/// Names in it come from IAM and CloudFormation, asked with the operator's own credentials.
public final class LeavingWords {
  private LeavingWords() {}

  /// Who holds a policy.
  public static String holds(String principal, String policy) {
    return lines(principal, "  holds " + policy);
  }

  /// A policy was removed by hand.
  public static String removed(String policy) {
    return lines("Removed " + policy + ". What it allowed is denied again, within moments.");
  }

  /// A policy of ours that is in force.
  public static String inForce(String policy, String principal) {
    return lines(policy, "  on " + principal);
  }

  /// An account nobody looked into.
  public static String notLookedAt(String account) {
    return lines("Account " + account, "  was not looked at.");
  }

  /// Why an installation stays that still has policies in force.
  public static String stays() {
    return lines(
        "Nothing was deleted. Undo them with 'rollback --all', or each with",
        "'rollback CASE --direct' and the account's own credentials, or give",
        "--leave-policies.");
  }

  /// The stack is going.
  public static String goes(String stack) {
    return lines(
        "Stack " + stack + " is being deleted. The case table stays if it is",
        "protected; delete it by hand once its history is no longer needed.");
  }

  /// The stack could not be deleted.
  public static String stuck(String why) {
    return lines("The stack was not deleted: " + why);
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), List.of(lines)) + System.lineSeparator();
  }
}
