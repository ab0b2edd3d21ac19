package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.pipeline.DailyLook;
import io.github.bedrockremedy.pipeline.decision.Foresight;
import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// What `ReviewHandler` does once a day: looks whether denials still get here, whether repairs were
/// outgrown, and whether calls would be denied that nobody made yet. Each part stands alone; the
/// last ones end in time, and the very last goes on when the clock strikes next.
final class DailyTask {
  /// What one plan and its case take at the most.
  private static final int ENOUGH_MILLIS = 20_000;

  private final Wiring wiring;
  private final Guard guard;

  DailyTask(Wiring wiring, Guard guard) {
    this.wiring = wiring;
    this.guard = guard;
  }

  void run(Instant now, Context context) {
    guard.run(this::subscribers);
    guard.run(() -> lifelines(now));
    if (looksAhead()) {
      served().forEach(a -> guard.run(() -> wiring.looking().dailyLook().begin(a, now)));
      guard.run(() -> outgrown(now, () -> hasTime(context)));
      goOn(now, context);
    }
  }

  /// Looks at what the day has left of the accounts.
  void goOn(Instant now, Context context) {
    if (looksAhead()) {
      served().forEach(a -> guard.run(() -> lookAhead(a, now, () -> hasTime(context))));
    }
  }

  private static boolean hasTime(Context context) {
    return context.getRemainingTimeInMillis() > ENOUGH_MILLIS;
  }

  private boolean looksAhead() {
    return wiring.settings().rules().foresight() != Foresight.OFF;
  }

  private Set<String> served() {
    return new TreeSet<>(wiring.settings().rules().accounts().orElse(Set.of()));
  }

  /// One reading a day; an alarm of the stack watches it.
  private void subscribers() {
    int confirmed = wiring.looking().subscribers().confirmed();
    wiring.count("subscribers", Map.of(), Map.of(Metric.CONFIRMED_SUBSCRIBERS, confirmed));
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

  private void outgrown(Instant now, BooleanSupplier goOn) {
    opened(wiring.looking().outgrown().look(now, goOn));
  }

  private void lookAhead(String account, Instant now, BooleanSupplier goOn) {
    wiring.looking().dailyLook().look(account, now, goOn).ifPresent(l -> told(account, l));
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
          one.generation() == 1 ? Map.of(Metric.CASES, 1) : Map.of());
    }
  }
}
