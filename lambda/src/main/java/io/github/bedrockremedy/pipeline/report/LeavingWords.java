package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.List;
import java.util.Locale;

/// What an operator reads who removes a policy past the installation, or the installation itself.
/// Names in it come from IAM and CloudFormation, asked with the operator's own credentials.
public final class LeavingWords {
  private static final int WIDTH = 80;

  private LeavingWords() {}

  /// Who holds a policy.
  public static String holds(String principal, String policy) {
    return lines(principal, "  holds " + policy);
  }

  /// A policy was removed by hand.
  public static String removed(String policy) {
    return wrapped("Removed " + policy + ". What it allowed is denied again, within moments.");
  }

  /// A policy of ours that is in force.
  public static String inForce(String policy, String principal) {
    return lines(policy, "  on " + principal);
  }

  /// A case the table says holds a policy, or is about to.
  public static String ofCase(Case left) {
    CasePlan.Subject subject = left.plan().subject();
    return lines(
        "Case %s in account %s is %s"
            .formatted(
                left.id(),
                Text.account(subject.account()),
                left.status().name().toLowerCase(Locale.ROOT)),
        "  on " + Text.arn(subject.targetArn().orElse("a principal not known")));
  }

  /// An account nobody knows anything of.
  public static String notLookedAt(String account) {
    return lines("Account " + account, "  was not looked at: the case table cannot be read.");
  }

  /// Why an installation stays that still has policies in force.
  public static String stays() {
    return wrapped(
        "Nothing was deleted. Run 'pause', then undo them with 'rollback --all', or each with"
            + " 'rollback CASE --direct' and the account's own credentials; or give"
            + " --leave-policies.");
  }

  /// The kill switch was thrown.
  public static String paused() {
    return wrapped("Paused, so that no write starts meanwhile; 'resume' ends that.");
  }

  /// Why an installation stays that could not be paused.
  public static String notPaused(String why) {
    return wrapped(
        "Nothing was deleted: it could not be paused, and a write may come meanwhile ("
            + why
            + "). Have somebody run 'pause' who may decide here; where nothing of it runs any more,"
            + " give --leave-policies.");
  }

  /// Why an installation stays in which something was written at the last moment.
  public static String meanwhile() {
    return wrapped(
        "Nothing was deleted: this came into force after the first look. Undo it with"
            + " 'rollback --all', then uninstall again.");
  }

  /// The stack is going.
  public static String goes(String stack) {
    return wrapped(
        "Stack "
            + stack
            + " is being deleted. The case table stays if it is protected; delete it by hand once"
            + " its history is no longer needed.");
  }

  /// The stack could not be deleted.
  public static String stuck(String why) {
    return wrapped("The stack was not deleted: " + why);
  }

  private static String wrapped(String words) {
    return lines(Wrap.words(words, WIDTH, "", "").toArray(String[]::new));
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), List.of(lines)) + System.lineSeparator();
  }
}
