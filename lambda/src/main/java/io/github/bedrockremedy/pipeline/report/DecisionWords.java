package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is told who decides, or who comes too late; and who decided, with how sure that
/// is.
public final class DecisionWords {
  /// Who presses a button in Slack, as far as it is known.
  public static final String IN_SLACK = "someone in Slack";

  private static final String VIA = " via ";

  private DecisionWords() {}

  public static String noSuchCase() {
    return "There is no such case.";
  }

  /// Somebody was faster.
  public static String already(PersonDecision earlier) {
    return "Already decided: "
        + decided(earlier)
        + (earlier.verdict() == PersonDecision.Verdict.APPROVE
            ? " The command 'rollback' takes that back."
            : "");
  }

  /// Who decided what, and when.
  static String decided(PersonDecision decision) {
    return past(decision.verdict())
        + " by "
        + who(recorded(decision))
        + ", "
        + CaseWords.time(decision.at())
        + ".";
  }

  public static String alreadyDecided() {
    return "Already decided: somebody was faster.";
  }

  public static String notOpen(Case standing) {
    return "Nothing is asked about this case now. It stands at "
        + standing.status().name().toLowerCase(Locale.ROOT)
        + ".";
  }

  public static String nothingToUndo(Case standing) {
    return "There is nothing to undo: no policy of this case is in force or about to be. It stands at "
        + standing.status().name().toLowerCase(Locale.ROOT)
        + ".";
  }

  public static String expired() {
    return "The request has expired. The next denial opens a new one.";
  }

  public static String anotherPlan() {
    return "The plan is another one by now. Look at the newest message of this case.";
  }

  /// Why nothing can be approved now; empty if it can.
  public static Optional<String> held(Control control) {
    String until = "nothing can be approved until somebody resumes. Rejecting is possible.";
    return switch (control) {
      case Control.Running _ -> Optional.empty();
      case Control.Paused _ -> Optional.of("Paused: " + until);
      case Control.Unread _ ->
          Optional.of(
              "The kill switch could not be read just now, so nothing was approved. Try again in a"
                  + " minute.");
      case Control.DryRun _ -> Optional.of("Dropped to dry-run: " + until);
    };
  }

  /// In dry-run nothing takes decisions in: what a person is told instead of a promise.
  public static String dryRun(PersonDecision.Verdict verdict) {
    return switch (verdict) {
      case APPROVE, REJECT ->
          "This installation is in dry-run: nothing is written here, and no decision is taken in."
              + " Deploy another mode; the next denial asks again once this request has expired.";
      case ROLLBACK ->
          "This installation is in dry-run and has no function that could remove anything. Deploy"
              + " another mode, or use 'rollback CASE --direct' with your own credentials.";
    };
  }

  public static String reasonNeeded() {
    return "A reason is needed.";
  }

  public static String notSigned() {
    return "Only a call that AWS has authenticated can decide here.";
  }

  /// AWS knows the caller, and this installation does not let them decide.
  public static String mayNot(Approvers.Objection objection) {
    return switch (objection) {
      case NOT_LISTED ->
          "You are not on this installation's list of approvers; its setting is 'approvers'.";
      case OWN_REQUEST -> "This would give access to yourself. Somebody else has to approve it.";
    };
  }

  public static String unreadable() {
    return "The request could not be understood; see the formats page.";
  }

  public static String notFromHere() {
    return "Slack can approve and reject, and nothing else.";
  }

  public static String tooRiskyForSlack() {
    return "The risk is high, and a button does not say who pressed it. Decide on the page in the"
        + " email, or with the command line.";
  }

  public static String nowPaused() {
    return "Paused. No new write starts; undoing and cleaning up go on.";
  }

  public static String nowRunning() {
    return "Running.";
  }

  /// Why the kill switch is thrown, as kept with it.
  public static String pausedBy(String who, String reason) {
    return Text.who(who) + ": " + reason(reason);
  }

  /// The decision is written; what follows is the system's.
  public static String taken(PersonDecision decision) {
    return switch (decision.verdict()) {
      case APPROVE ->
          "Approved. It is planned again and written only if the result is what you saw; the outcome"
              + " comes as a message.";
      case REJECT -> "Rejected. Nothing was changed.";
      case ROLLBACK -> "Undo is under way; the outcome comes as a message.";
    };
  }

  /// A reason as it is kept.
  public static String reason(String given) {
    String plain = given.strip();
    return plain.isEmpty() ? "" : Text.remark(plain).value();
  }

  /// Who decided and by which way, as the history keeps it.
  public static String recorded(PersonDecision decision) {
    return decision.by() + VIA + decision.via().id();
  }

  /// Who approved what a case stands on; nothing where nobody did.
  static Optional<String> approved(Case after) {
    return after
        .approval()
        .map(
            a ->
                "Approved by "
                    + who(a.by() + VIA + a.via().id())
                    + ", "
                    + CaseWords.time(a.at())
                    + ".");
  }

  /// Who did a step, and how sure that is.
  static String who(String recorded) {
    for (Approval.Via via : Arrays.asList(Approval.Via.values())) {
      String end = VIA + via.id();
      if (recorded.endsWith(end)) {
        return Text.who(recorded.substring(0, recorded.length() - end.length())) + sureness(via);
      }
    }
    return Text.who(recorded).value();
  }

  private static String sureness(Approval.Via via) {
    return switch (via) {
      case PAGE -> " (name as typed on the page, not checked)";
      case IAM -> " (checked by AWS)";
      case SLACK -> " (who pressed is in Amazon Q's audit log)";
      case RULE -> " (by rule)";
    };
  }

  static String past(PersonDecision.Verdict verdict) {
    return switch (verdict) {
      case APPROVE -> "approved";
      case REJECT -> "rejected";
      case ROLLBACK -> "undone";
    };
  }
}
