package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.pipeline.Review;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks at what is due, every five minutes; counts the subscribers once a day and says once a week
/// that it is alive. Started by schedules, whose constant input names the `task`; none is `due`.
public final class ReviewHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final Review review;

  public ReviewHandler() {
    this(Priming.wired(ReviewHandler::new, Samples::tick));
  }

  public ReviewHandler(Wiring wiring) {
    this.wiring = wiring;
    this.review = wiring.review();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    wiring.begins(context);
    Instant now = wiring.clock().instant();
    switch (JsonEvents.text(JsonEvents.read(in), "task").orElse("due")) {
      case "daily" -> guarded(this::subscribers);
      case "weekly" -> guarded(() -> alive(now));
      default -> due(now, out);
    }
  }

  /// One reading a day; an alarm of the stack watches it.
  private boolean subscribers() {
    int confirmed = wiring.subscribers().confirmed();
    wiring.count("subscribers", Map.of(), Map.of(Metric.CONFIRMED_SUBSCRIBERS, confirmed));
    return true;
  }

  private boolean alive(Instant now) {
    review.alive(now);
    return true;
  }

  private void due(Instant now, OutputStream out) throws IOException {
    int changed = guarded(() -> review.armDecisions(now)).orElse(0);
    changed += guarded(() -> review.armNotices(now)).orElse(0);
    List<Case> looked = new ArrayList<>();
    for (Case due : review.due(now)) {
      Optional<Case> next = guarded(() -> review.lookAt(due, now)).flatMap(n -> n);
      if (next.isPresent()) {
        changed++;
        looked.add(next.get());
        log(due, next.get());
      }
    }
    guarded(
        () -> {
          review.digest(looked, now);
          return true;
        });
    JsonEvents.write(out, Map.of("changed", changed));
  }

  /// One case nobody can read or answer for must not hold up the others.
  private <T> Optional<T> guarded(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException e) {
      wiring.log().line("review-failed", Map.of("fault", e.getClass().getSimpleName()));
      return Optional.empty();
    }
  }

  private void log(Case before, Case after) {
    boolean moved = before.status() != after.status();
    wiring.count(
        "case-reviewed",
        Map.of("attempts", after.attempts(), "case", after.id(), "status", after.status()),
        moved ? CaseCounts.of(after.status()) : Map.of());
  }
}
