package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.pipeline.Review;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Errand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at what is due, every five minutes; once a day at what lies ahead ([DailyTask]); and says
/// once a week that it is alive. What was not started in time is made up for ([OnceInAWhile]).
/// Started by schedules, whose constant input names the `task`; none is `due`.
public final class ReviewHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final Review review;
  private final Guard guard;

  public ReviewHandler() {
    this(Priming.wired(ReviewHandler::new, Samples::tick));
  }

  public ReviewHandler(Wiring wiring) {
    this.wiring = wiring;
    this.review = wiring.review();
    this.guard = new Guard(wiring.log());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    wiring.begins(context);
    Instant now = wiring.clock().instant();
    var daily = new DailyTask(wiring, guard);
    var seldom = new OnceInAWhile(wiring.looking().errands(), wiring::hasTime);
    switch (JsonEvents.text(JsonEvents.read(in), "task").orElse("due")) {
      case "daily" -> {
        seldom.started(Errand.Kind.DAILY, now, () -> daily.run(now));
        daily.goOn(now);
      }
      case "weekly" -> seldom.started(Errand.Kind.WEEKLY, now, () -> alive(now));
      default -> {
        due(now, out);
        guard.run(() -> seldom.makeUp(Errand.Kind.DAILY, now, () -> daily.run(now)));
        guard.run(() -> seldom.makeUp(Errand.Kind.WEEKLY, now, () -> alive(now)));
        daily.goOn(now);
      }
    }
  }

  private boolean alive(Instant now) {
    return guard.run(
        () -> wiring.digests().alive(wiring.looking().lifelines().look(), now, wiring::hasTime));
  }

  private void due(Instant now, OutputStream out) throws IOException {
    int changed = guard.get(() -> review.armDecisions(now)).orElse(0);
    changed += guard.get(() -> review.armNotices(now)).orElse(0);
    List<Case> kept = new ArrayList<>();
    List<Case> all = review.due(now);
    guard.run(() -> wiring.digests().reported(all, now, wiring::hasTime));
    for (int i = 0; i < all.size(); i++) {
      if (!wiring.hasTime()) {
        wiring.log().line("review-cut-short", Map.of("count", all.size() - i));
        break;
      }
      Case due = all.get(i);
      Optional<Case> next = guard.get(() -> review.lookAt(due, now)).flatMap(n -> n);
      if (next.isPresent()) {
        changed++;
        log(due, next.get());
      } else {
        kept.add(due);
      }
    }
    guard.run(() -> wiring.digests().waiting(kept, now, wiring::hasTime));
    JsonEvents.write(out, Map.of("changed", changed));
  }

  /// Nothing is written here: what is in force once more was a clean-up that was put off.
  private void log(Case before, Case after) {
    boolean counts = before.status() != after.status() && after.status() != CaseStatus.APPLIED;
    wiring.count(
        "case-reviewed",
        Map.of("attempts", after.attempts(), "case", after.id(), "status", after.status()),
        counts ? CaseCounts.of(after.status()) : Map.of());
  }
}
