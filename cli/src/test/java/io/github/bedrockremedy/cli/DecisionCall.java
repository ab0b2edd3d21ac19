package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.local.LambdaEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The route for callers with AWS credentials.
final class DecisionCall {
  static final String OPERATOR = "arn:aws:iam::618048437522:root";

  private DecisionCall() {}

  /// The body of a decision on what is asked about.
  static Map<String, String> body(Incident incident, String decision, String reason, String proof) {
    Map<String, String> body = new HashMap<>();
    body.put("decision", decision);
    body.put("case", Incident.id().value());
    body.put("plan", incident.standing().plan().proposal().orElseThrow().sha256());
    body.put("reason", reason);
    body.put("proof", proof);
    return body;
  }

  /// The call nobody has authenticated yet.
  static byte[] of(Incident incident, Map<String, String> body) throws IOException {
    return LambdaEvents.httpApi(
        "POST",
        "/decisions",
        "",
        Map.of("content-type", "application/json", "host", "approve.example.com"),
        JSON.std.asString(body),
        "192.0.2.7",
        incident.clock.instant());
  }

  /// The call as API Gateway hands it over, with who AWS says makes it.
  static byte[] authenticated(Incident incident, Map<String, String> body) throws IOException {
    return LambdaEvents.authenticated(of(incident, body), OPERATOR);
  }
}
