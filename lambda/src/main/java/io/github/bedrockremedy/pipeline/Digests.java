package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts together what is told in one message instead of many.
public final class Digests {
  private static final int WATCHED = 1000;
  private static final Duration OLD = Duration.ofDays(30);
  private static final Duration EVER = Duration.ofDays(3650);

  private final CaseLedger ledger;
  private final Notices notices;

  public Digests(CaseLedger ledger, Notices notices) {
    this.ledger = ledger;
    this.notices = notices;
  }

  /// Every case the clock has to look at some time.
  static List<Case> watched(CaseLedger ledger, Instant now) {
    return ledger.due(now.plus(EVER), WATCHED);
  }

  /// Tells of the cases an hour's limit leaves waiting, in one message for each account. The clock
  /// strikes once in the time of an hour for it; where it had no time for all of them, the rest is
  /// told at the next strike.
  ///
  /// @param changed what the looks of this run changed
  public void waiting(List<Case> changed, Instant now) {
    Map<String, List<String>> waiting = new TreeMap<>();
    changed.stream()
        .filter(c -> c.status() == CaseStatus.PLANNED && RequestLimit.isDigest(now))
        .forEach(
            c ->
                waiting
                    .computeIfAbsent(c.plan().subject().account(), _ -> new ArrayList<>())
                    .add(c.id().value()));
    waiting.forEach(
        (account, ids) -> {
          List<String> values = new ArrayList<>(List.of(account));
          values.addAll(ids);
          String subject = account + "/" + now.truncatedTo(ChronoUnit.MINUTES);
          notices.post(new Notice(Notice.Kind.WAITING, subject, values, now));
        });
  }

  /// Tells once a week that this installation is at work, what of it is broken, and which patches
  /// are older than 30 days.
  public void alive(List<Lifeline> lifelines, Instant now) {
    List<Case> watched = watched(ledger, now);
    List<Case> held = watched.stream().filter(Case::holdsPolicy).toList();
    List<String> values = new ArrayList<>();
    values.add(String.valueOf(watched.size()));
    values.add(String.valueOf(held.size()));
    values.add(broken(lifelines));
    held.stream()
        .filter(c -> c.appliedAt().filter(at -> at.plus(OLD).isBefore(now)).isPresent())
        .forEach(c -> values.add(c.id().value()));
    String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    notices.post(new Notice(Notice.Kind.ALIVE, day, values, now));
  }

  private static String broken(List<Lifeline> lifelines) {
    String broken =
        lifelines.stream()
            .filter(line -> line.state() instanceof Lifeline.State.Broken)
            .map(line -> line.link().id())
            .collect(Collectors.joining(", "));
    return broken.isEmpty() ? "-" : broken;
  }
}
