package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/// Where people decide: on the page, with AWS credentials on a route of its own, by buttons in
/// Slack. The first two come through the HTTP API, payload format 2.0; the last through an alias of
/// its own, and no payload can claim to have come another way. All that is ever written is a
/// decision, or the kill switch.
public final class ApprovalHandler implements RequestStreamHandler {
  /// A wrong, used or expired link, or a wrong change code.
  private static final Set<Integer> REFUSED = Set.of(403, 404);

  private final Wiring wiring;
  private final ApprovalPages pages;
  private final SignedDecisions signed;
  private final SlackPresses slack;

  public ApprovalHandler() {
    this(Priming.wired(ApprovalHandler::new, Samples::page));
  }

  public ApprovalHandler(Wiring wiring) {
    this.wiring = wiring;
    this.pages = wiring.approvalPages();
    this.signed = wiring.signedDecisions();
    this.slack = wiring.slackPresses();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    wiring.begins(context);
    JsonEvents.write(out, answer(in, context.getInvokedFunctionArn()));
  }

  private Object answer(InputStream in, String functionArn) {
    try {
      Map<String, Object> event = JsonEvents.read(in);
      if (slack.isMeant(functionArn)) {
        wiring.log().line("slack", Map.of());
        return slack.answer(event);
      }
      if (SignedDecisions.isMeant(event)) {
        Map<String, Object> answer = signed.answer(event);
        wiring.log().line("signed", Map.of("status", answer.getOrDefault("statusCode", 0)));
        return answer;
      }
      PageRequest request = PageRequest.read(event);
      PageAnswer answer = pages.answer(request);
      wiring.count(
          "page",
          Map.of("method", request.method(), "status", answer.status()),
          REFUSED.contains(answer.status()) ? Map.of(Metric.INVALID_TOKEN, 1) : Map.of());
      return answer.payload();
    } catch (IOException | RuntimeException e) {
      wiring.log().line("page-failed", Map.of("fault", e.getClass().getSimpleName()));
      return PageAnswer.failed().payload();
    }
  }
}
