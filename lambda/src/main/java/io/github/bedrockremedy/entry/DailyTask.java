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
/// last ones end in time.
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
    BooleanSupplier goOn = () -> context.getRemainingTimeInMillis() > ENOUGH_MILLIS;
    guard.run(this::subscribers);
    guard.run(() -> lifelines(now));
    if (wiring.settings().rules().foresight() != Foresight.OFF) {
      guard.run(() -> outgrown(now, goOn));
      Set<String> served = wiring.settings().rules().accounts().orElse(Set.of());
      for (String account : new TreeSet<>(served)) {
        guard.run(() -> lookAhead(account, now, goOn));
      }
    }
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
    DailyLook.Looked looked = wiring.looking().dailyLook().look(account, now, goOn);
    opened(looked.opened());
    wiring
        .log()
        .line(
            "looked-ahead",
            Map.of(
                "account",
                account,
                "roles",
                looked.roles(),
                "planned",
                looked.planned(),
                "rest",
                looked.rest(),
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
