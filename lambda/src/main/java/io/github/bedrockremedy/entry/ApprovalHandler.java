package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/// The page people decide on. Started by the HTTP API, payload format 2.0. GET and HEAD never
/// change
/// anything; POST writes a decision and nothing else.
public final class ApprovalHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final ApprovalPages pages;

  public ApprovalHandler() {
    this(Priming.wired(ApprovalHandler::new, Samples::page));
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
      wiring.log().line("page", Map.of("method", request.method(), "status", answer.status()));
      return answer;
    } catch (IOException | RuntimeException e) {
      wiring.log().line("page-failed", Map.of("fault", e.getClass().getSimpleName()));
      return PageAnswer.failed();
    }
  }
}
