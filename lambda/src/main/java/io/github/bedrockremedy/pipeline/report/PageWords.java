package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sentences that stand on the page alone.
public final class PageWords {
  private PageWords() {}

  /// How long there is to decide.
  static String waiting(Instant expiresAt, Instant now) {
    Duration left = Duration.between(now, expiresAt);
    return "Waiting for a decision, "
        + left.toHours()
        + " h "
        + left.toMinutesPart()
        + " min left (until "
        + CaseWords.time(expiresAt)
        + ")";
  }

  static String state(CaseStatus status) {
    return "State: " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// What to know before deciding.
  static List<String> request(Case asked, List<Step> history) {
    CasePlan plan = asked.plan();
    Earlier earlier = Earlier.of(asked, history);
    List<String> sentences = new ArrayList<>(earlier.told());
    sentences.add(plan.finding().explanation());
    sentences.add(ChangeWords.place(plan, earlier.place()));
    sentences.addAll(CaseWords.notChanged(plan));
    sentences.add("If nobody acts, nothing changes and the request expires.");
    return sentences;
  }

  static String headline(Case shown, List<Step> history, Optional<PersonDecision> decision) {
    if (isWaiting(shown.status(), decision)) {
      return switch (decision.get().verdict()) {
        case APPROVE -> "Approved. It is being looked at once more before the write.";
        case REJECT -> "Rejected. Nothing is changed.";
        case ROLLBACK -> "To be undone.";
      };
    }
    return history.isEmpty()
        ? "No decision is asked any more."
        : OutcomeWords.of(shown, history.getLast()).headline();
  }

  static List<String> outcome(Case shown, List<Step> history, Optional<PersonDecision> decision) {
    List<String> sentences = new ArrayList<>();
    decision.ifPresent(d -> sentences.add("Decided: " + DecisionWords.decided(d)));
    if (!history.isEmpty() && !isWaiting(shown.status(), decision)) {
      sentences.add(OutcomeWords.of(shown, history.getLast()).meaning());
    }
    if (isUnderWay(shown, decision)) {
      sentences.add("This page renews itself every ten seconds until the outcome is known.");
    }
    return sentences;
  }

  /// Decided, and not taken in yet.
  private static boolean isWaiting(CaseStatus status, Optional<PersonDecision> decision) {
    return status == CaseStatus.PENDING && decision.isPresent();
  }

  /// Whether the page will say something else soon.
  public static boolean isUnderWay(Case shown, Optional<PersonDecision> decision) {
    return switch (shown.status()) {
      case PENDING -> decision.isPresent();
      case APPROVED, APPLYING, APPLIED, ROLLBACK, CLEANING -> true;
      case REPORTED,
          PLANNED,
          VERIFIED,
          RECURRED,
          ROLLED_BACK,
          SUPERSEDED,
          REJECTED,
          EXPIRED,
          OUTDATED,
          FAILED ->
          false;
    };
  }

  /// Whether a policy of ours stands, or may stand, after the last step.
  static boolean policyStands(Case shown, List<Step> history) {
    return !history.isEmpty() && Written.after(shown, history.getLast()) != Written.NO;
  }

  static String owner(CasePlan plan) {
    return plan.owner().map(o -> "Maintained by " + Text.remark(o) + ". ").orElse("")
        + OwnerWords.afterDeploy(plan.owner());
  }
}
