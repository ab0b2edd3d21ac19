package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/// The page people decide on. Started by the HTTP API, payload format 2.0. GET and HEAD never
/// change
/// anything; POST writes a decision and nothing else.
public final class ApprovalHandler implements RequestStreamHandler {
  /// A wrong, used or expired link, or a wrong change code.
  private static final Set<Integer> REFUSED = Set.of(403, 404);

  private final Wiring wiring;
  private final ApprovalPages pages;

  public ApprovalHandler() {
    this(Wiring.fromEnvironment());
  }

  public ApprovalHandler(Wiring wiring) {
    this.wiring = wiring;
    this.pages = wiring.approvalPages();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    JsonEvents.write(out, answer(in).payload());
  }

  private PageAnswer answer(InputStream in) {
    try {
      PageRequest request = PageRequest.read(JsonEvents.read(in));
      PageAnswer answer = pages.answer(request);
      wiring.count(
          "page",
          Map.of("method", request.method(), "status", answer.status()),
          REFUSED.contains(answer.status()) ? Map.of(Metric.INVALID_TOKEN, 1) : Map.of());
      return answer;
    } catch (IOException | RuntimeException e) {
      wiring.log().line("page-failed", Map.of("fault", e.getClass().getSimpleName()));
      return PageAnswer.failed();
    }
  }
}
