package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people who are asked about a call have to know of what was written for it before.
///
/// @param told whole sentences; none where nothing was written before
/// @param place what lies where the policy would be written
public record Earlier(List<String> told, Place place) {
  /// The first request about a call.
  public static final Earlier NONE = new Earlier(List.of(), Place.FREE);

  /// What a mail has room for.
  private static final int LONGEST = 130;

  public Earlier {
    told = List.copyOf(told);
  }

  /// What is known to lie under the name of our policy.
  public enum Place {
    /// Nothing that was written for the case can be in force.
    FREE,
    /// The look that led to the request found something.
    TAKEN,
    /// No answer came to a write or a removal, or what a look found may have changed since.
    NOT_KNOWN
  }

  /// As the history has it.
  public static Earlier of(Case asked, List<Step> history) {
    List<Step> repairs =
        history.stream()
            .filter(s -> s.to() == CaseStatus.APPLIED)
            .filter(s -> !s.from().equals(Optional.of(CaseStatus.CLEANING)))
            .toList();
    Optional<Step> end = history.reversed().stream().filter(Earlier::ends).findFirst();
    Place place = place(asked, history, end);
    List<String> told = new ArrayList<>();
    if (!repairs.isEmpty()) {
      told.add("REPAIRED BEFORE" + often(repairs));
      end.ifPresent(e -> told.add(CaseWords.time(e.at()) + ": " + fate(e) + "." + inTheCode(end)));
    } else if (place == Place.NOT_KNOWN) {
      told.add("A write was tried before, and it is not known whether it was made.");
    }
    if (place == Place.TAKEN) {
      told.add("Approving replaces what is there under the name of our policy.");
    }
    return new Earlier(told, place);
  }

  private static String often(List<Step> repairs) {
    String last = CaseWords.time(repairs.getLast().at());
    return repairs.size() == 1
        ? ": our policy was written, " + last + "."
        : ": our policy was written " + repairs.size() + " times, the last time " + last + ".";
  }

  private static String inTheCode(Optional<Step> end) {
    return wasGone(end) ? " It lasts only in the code of the role: have it put there." : "";
  }

  /// Whether a step says how a repair ended, or that it did not hold.
  private static boolean ends(Step step) {
    return switch (step.to()) {
      case RECURRED, ROLLED_BACK, SUPERSEDED, FAILED -> true;
      case OUTDATED -> OutcomeWords.endsRepair(step);
      case REPORTED,
          PLANNED,
          PENDING,
          APPROVED,
          APPLYING,
          APPLIED,
          VERIFIED,
          ROLLBACK,
          CLEANING,
          REJECTED,
          EXPIRED ->
          false;
    };
  }

  /// What denies the call now is the plan's to say.
  private static String fate(Step end) {
    String told = Ours.after(end).map(Ours::why).orElse(Text.remark(end.why()).value());
    String why = told.length() <= LONGEST ? told : told.substring(0, LONGEST - 4) + " ...";
    return end.to() == CaseStatus.SUPERSEDED
        ? why + ", because the owner's own policies covered the call then"
        : end.to() == CaseStatus.ROLLED_BACK ? why + ", because somebody asked for that" : why;
  }

  private static Place place(Case asked, List<Step> history, Optional<Step> end) {
    if (asked.holdsPolicy()) {
      return isOfThisLook(history) && !wasGone(end) ? Place.TAKEN : Place.NOT_KNOWN;
    }
    return end.filter(e -> e.to() == CaseStatus.FAILED)
            .filter(e -> Written.after(asked, e) != Written.NO)
            .isPresent()
        ? Place.NOT_KNOWN
        : Place.FREE;
  }

  private static boolean wasGone(Optional<Step> end) {
    return end.flatMap(Ours::after).filter(o -> o == Ours.GONE).isPresent();
  }

  /// Whether the request came from the look that found how the repair ended. One that was opened
  /// later, after nobody had answered, says nothing of what lies there by then.
  private static boolean isOfThisLook(List<Step> history) {
    return history.reversed().stream()
        .filter(s -> s.to() == CaseStatus.PENDING)
        .findFirst()
        .flatMap(Step::from)
        .filter(from -> from == CaseStatus.RECURRED)
        .isPresent();
  }
}
