package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.pipeline.Review;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks at what is due, every five minutes. Started by a schedule; what the event says does not
/// matter.
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
    Instant now = wiring.clock().instant();
    int changed = guarded(() -> review.armDecisions(now)).orElse(0);
    for (Case due : review.due(now)) {
      Optional<Case> next = guarded(() -> review.lookAt(due, now)).flatMap(n -> n);
      if (next.isPresent()) {
        changed++;
        log("case-reviewed", next.get());
      }
    }
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

  private void log(String what, Case one) {
    wiring
        .log()
        .line(what, Map.of("attempts", one.attempts(), "case", one.id(), "status", one.status()));
  }
}
