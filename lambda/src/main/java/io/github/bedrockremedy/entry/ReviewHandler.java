package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.pipeline.Review;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Looks at what is due, every five minutes. Started by a schedule; what the event says does not
/// matter.
public final class ReviewHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final Review review;

  public ReviewHandler() {
    this(Wiring.fromEnvironment());
  }

  public ReviewHandler(Wiring wiring) {
    this.wiring = wiring;
    this.review = wiring.review();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    List<Case> changed = review.look(wiring.clock().instant());
    for (Case one : changed) {
      wiring
          .log()
          .line(
              "case-reviewed",
              Map.of("attempts", one.attempts(), "case", one.id(), "status", one.status()));
    }
    JsonEvents.write(out, Map.of("changed", changed.size()));
  }
}
