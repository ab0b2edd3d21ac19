package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.edge.sns.TopicSubscribers;
import io.github.bedrockremedy.pipeline.DailyLook;
import io.github.bedrockremedy.pipeline.Outgrown;
import io.github.bedrockremedy.pipeline.decision.Foresight;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What `ReviewHandler` does once a day: looks whether denials still get here, whether repairs were
/// outgrown, and whether calls would be denied that nobody made yet. Each part stands alone; the
/// last ones end in time, and the very last goes on when the clock strikes next.
final class DailyTask {
  private final Wiring wiring;
  private final Guard guard;

  DailyTask(Wiring wiring, Guard guard) {
    this.wiring = wiring;
    this.guard = guard;
  }

  /// All but the look at the accounts, which it only lets begin.
  ///
  /// @return whether every part came to its end
  boolean run(Instant now) {
    boolean whole = !looksAhead() || begin(now);
    whole &= guard.run(this::subscribers);
    whole &= guard.run(() -> lifelines(now));
    if (looksAhead()) {
      whole &= guard.run(() -> outgrown(now));
    }
    return whole;
  }

  private boolean begin(Instant now) {
    boolean begun = true;
    for (String account : served()) {
      begun &= guard.run(() -> wiring.looking().dailyLook().begin(account, now));
    }
    return begun;
  }

  /// Looks at what the day has left of the accounts.
  void goOn(Instant now) {
    if (looksAhead()) {
      inTurn(now).forEach(account -> guard.run(() -> lookAhead(account, now)));
    }
  }

  /// Who had the fewest runs today comes first, and among equals another one each day: an account
  /// that takes all the time there is leaves the next strike of the clock to the others.
  private List<String> inTurn(Instant now) {
    DailyLook look = wiring.looking().dailyLook();
    Map<String, Integer> runs = new HashMap<>();
    for (String account : served()) {
      guard
          .get(() -> look.runs(account, now))
          .flatMap(had -> had)
          .ifPresent(had -> runs.put(account, had));
    }
    List<String> turns = new ArrayList<>(new TreeSet<>(runs.keySet()));
    long day = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
    Collections.rotate(turns, -(int) (day % Math.max(1, turns.size())));
    turns.sort(Comparator.comparing(runs::get));
    return turns;
  }

  private boolean looksAhead() {
    return wiring.settings().rules().foresight() != Foresight.OFF;
  }

  private Set<String> served() {
    return new TreeSet<>(wiring.settings().rules().accounts().orElse(Set.of()));
  }

  /// One reading a day; an alarm of the stack watches it.
  private void subscribers() {
    TopicSubscribers.Count fewest = wiring.looking().subscribers().fewest();
    wiring.count(
        "subscribers",
        Map.of("topic", fewest.topic()),
        Map.of(Metric.CONFIRMED_SUBSCRIBERS, fewest.confirmed()));
  }

  private void lifelines(Instant now) {
    for (Lifeline line : wiring.looking().lifelines().watch(now)) {
      String state =
          switch (line.state()) {
            case Lifeline.State.Holds _ -> "holds";
            case Lifeline.State.Broken _ -> "broken";
            case Lifeline.State.NotKnown _ -> "not-known";
          };
      wiring.log().line("lifeline", Map.of("link", line.link().id(), "state", state));
    }
  }

  private void outgrown(Instant now) {
    Outgrown.Looked looked = wiring.looking().outgrown().look(now, wiring::hasTime);
    opened(looked.asked());
    wiring
        .log()
        .line(
            "repairs-looked-at",
            Map.of(
                "repairs", looked.repairs(), "unheard", looked.unheard(), "whole", looked.whole()));
  }

  private void lookAhead(String account, Instant now) {
    wiring
        .looking()
        .dailyLook()
        .look(account, now, wiring::hasTime)
        .ifPresent(looked -> told(account, looked));
  }

  private void told(String account, DailyLook.Looked looked) {
    opened(looked.opened());
    wiring
        .log()
        .line(
            "looked-ahead",
            Map.of(
                "account",
                account,
                "planned",
                looked.planned(),
                "principals",
                looked.principals(),
                "whole",
                looked.whole()));
  }

  private void opened(List<Case> cases) {
    for (Case one : cases) {
      wiring.count(
          "case-foreseen",
          Map.of("case", one.id(), "status", one.status()),
          one.version() == 1 ? Map.of(Metric.CASES, 1) : Map.of());
    }
  }
}
