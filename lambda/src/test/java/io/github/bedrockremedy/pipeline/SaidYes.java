package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people were asked in one history, and which plans whoever was asked said yes to.
final class SaidYes {
  private static final Duration OPEN = Duration.ofHours(24);
  private static final Set<CaseStatus> REPAIR =
      Set.of(
          CaseStatus.APPROVED,
          CaseStatus.APPLYING,
          CaseStatus.APPLIED,
          CaseStatus.VERIFIED,
          CaseStatus.CLEANING,
          CaseStatus.RECURRED);

  private final Map<String, Asked> asked = new HashMap<>();
  private final Map<Integer, Yes> yes = new HashMap<>();
  private Optional<String> link = Optional.empty();

  /// What a link asks about, and until when.
  private record Asked(int generation, Instant until) {}

  /// That the holder of a request's link said yes in its time.
  private record Yes(String sha256, Instant at, Instant until) {}

  /// A message went out.
  ///
  /// @param generation what its link asks about, if it has one
  void told(Notifier.Message message, int generation, Instant now) {
    int at = message.email().indexOf("?t=");
    if (at >= 0) {
      String token = message.email().substring(at + 3, at + 46);
      link = Optional.of(token);
      ask(token, generation, !message.subject().startsWith("[Approve?]"), now);
    }
  }

  /// The token of the last link.
  Optional<String> link() {
    return link;
  }

  /// A request has a day from when it was sent, and a reminder brings no new time.
  private void ask(String token, int generation, boolean reminder, Instant now) {
    Instant until =
        asked.values().stream()
            .filter(a -> reminder && a.generation() == generation)
            .map(Asked::until)
            .reduce((_, last) -> last)
            .orElseGet(() -> now.plus(OPEN));
    asked.values().removeIf(a -> a.generation() == generation);
    asked.put(token, new Asked(generation, until));
  }

  /// Whoever holds a link said yes, before anybody else said anything.
  void approved(String token, int generation, String sha256, Instant now) {
    Optional.ofNullable(asked.get(token))
        .filter(a -> a.generation() == generation && now.isBefore(a.until()))
        .ifPresent(a -> yes.put(generation, new Yes(sha256, now, a.until())));
  }

  /// A yes counts for the generation and the bytes it was said to, if it was taken in before the
  /// request expired, and until something else was decided or came of it.
  boolean allows(int generation, String sha256, List<Step> steps) {
    int taken = lastTakenIn(steps);
    Yes said = yes.get(generation);
    if (said == null || taken < 0 || !said.sha256().equals(sha256)) {
      return false;
    }
    Instant at = steps.get(taken).at();
    return !at.isBefore(said.at())
        && at.isBefore(said.until())
        && isOneRepair(steps.subList(taken + 1, steps.size()));
  }

  private static int lastTakenIn(List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.to() == CaseStatus.APPROVED && step.from().equals(Optional.of(CaseStatus.PENDING))) {
        return i;
      }
    }
    return -1;
  }

  /// Written, looked at, and written once more at the most, after it was gone.
  private static boolean isOneRepair(List<Step> steps) {
    long again =
        steps.stream()
            .filter(s -> s.to() == CaseStatus.APPROVED)
            .filter(s -> s.from().equals(Optional.of(CaseStatus.RECURRED)))
            .count();
    long begun = steps.stream().filter(s -> s.to() == CaseStatus.APPLYING).count();
    return REPAIR.containsAll(steps.stream().map(Step::to).toList())
        && again <= 1
        && begun == 1 + again;
  }
}
