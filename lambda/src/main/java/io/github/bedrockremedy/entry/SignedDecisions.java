package io.github.bedrockremedy.entry;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.DecisionRoute;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.DecisionWords;
import io.github.bedrockremedy.pipeline.report.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Decisions of callers AWS has authenticated, on a route of its own. Who calls stands in the
/// request context, where API Gateway writes it; nothing in the body can say it.
final class SignedDecisions {
  private static final int LONGEST_BODY = 12_000;

  private final Asked asked;
  private final Decisions decisions;
  private final Approvers approvers;

  SignedDecisions(Asked asked, Decisions decisions, Approvers approvers) {
    this.asked = asked;
    this.decisions = decisions;
    this.approvers = approvers;
  }

  /// Whether a request came in on this route.
  static boolean isMeant(Map<String, Object> event) {
    return JsonEvents.text(event, "rawPath").equals(Optional.of(DecisionRoute.PATH));
  }

  Map<String, Object> answer(Map<String, Object> event) {
    Optional<String> caller =
        JsonEvents.text(event, "requestContext", "authorizer", "iam", "userArn")
            .filter(arn -> Text.arn(arn).isPrintable());
    boolean post =
        JsonEvents.text(event, "requestContext", "http", "method")
            .equals(Optional.of(DecisionRoute.METHOD));
    if (caller.isEmpty() || !post) {
      return payload(new Asked.Answer(403, DecisionWords.notSigned()));
    }
    Optional<Approvers.Objection> objection = approvers.to(caller.get());
    if (objection.isPresent()) {
      return payload(new Asked.Answer(403, DecisionWords.mayNot(objection.get())));
    }
    return payload(
        body(event)
            .map(body -> decided(body, caller.get()))
            .orElseGet(() -> new Asked.Answer(400, DecisionWords.unreadable())));
  }

  private Asked.Answer decided(Map<String, Object> body, String caller) {
    String decision = text(body, "decision");
    String reason = text(body, "reason");
    return switch (decision) {
      case "pause" -> {
        if (reason.isBlank()) {
          yield new Asked.Answer(400, DecisionWords.reasonNeeded());
        }
        decisions.pause(DecisionWords.pausedBy(caller, reason));
        yield new Asked.Answer(200, DecisionWords.nowPaused());
      }
      case "resume" -> {
        decisions.resume();
        yield new Asked.Answer(200, DecisionWords.nowRunning());
      }
      case "approve" -> asked.decide(wish(body, PersonDecision.Verdict.APPROVE, caller));
      case "reject" -> asked.decide(wish(body, PersonDecision.Verdict.REJECT, caller));
      case "rollback" -> asked.decide(wish(body, PersonDecision.Verdict.ROLLBACK, caller));
      default -> new Asked.Answer(400, DecisionWords.unreadable());
    };
  }

  private static Asked.Wish wish(
      Map<String, Object> body, PersonDecision.Verdict verdict, String caller) {
    return new Asked.Wish(
        text(body, "case"),
        verdict,
        text(body, "plan"),
        caller,
        Approval.Via.IAM,
        text(body, "proof"),
        text(body, "reason"));
  }

  private static String text(Map<String, Object> body, String name) {
    return body.get(name) instanceof String text ? text : "";
  }

  private static Optional<Map<String, Object>> body(Map<String, Object> event) {
    String body = JsonEvents.text(event, "body").orElse("");
    if (body.isEmpty() || body.length() > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      boolean encoded = Boolean.TRUE.equals(event.get("isBase64Encoded"));
      byte[] bytes =
          encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
      return Optional.of(JSON.std.mapFrom(bytes));
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> payload(Asked.Answer answer) {
    try {
      return Map.of(
          "statusCode",
          answer.status(),
          "headers",
          Map.of(
              "content-type",
              "application/json",
              "cache-control",
              "no-store",
              "x-content-type-options",
              "nosniff"),
          "body",
          JSON.std.asString(Map.of("message", answer.words())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
