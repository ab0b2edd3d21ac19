package io.github.bedrockremedy.pipeline.report;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What queues and functions get that subscribe to the topics: ids and values, no sentence, no link
/// and no code.
final class MachineEvent {
  static final String SCHEMA = "bedrock-remedy.case/1";
  private static final String NOTICE_SCHEMA = "bedrock-remedy.notice/1";

  private MachineEvent() {}

  static String request(Case asked, Asking asking) {
    Map<String, @Nullable Object> event = fields(asking.reminder() ? "reminder" : "request", asked);
    event.put("expiresAt", asking.expiresAt().toString());
    return json(event);
  }

  static String of(String kind, Case about) {
    return json(fields(kind, about));
  }

  /// About the installation and no single case.
  static String of(Notice notice) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("schema", NOTICE_SCHEMA);
    event.put("kind", notice.kind().id());
    event.put("values", notice.values().stream().map(v -> Text.remark(v).value()).toList());
    return json(event);
  }

  private static Map<String, @Nullable Object> fields(String kind, Case about) {
    CasePlan plan = about.plan();
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("schema", SCHEMA);
    event.put("kind", kind);
    event.put("case", about.id().value());
    event.put("generation", about.generation());
    event.put("state", about.status().name());
    event.put("account", Text.account(plan.subject().account()).value());
    event.put("region", Text.region(plan.subject().region()).value());
    event.put("principal", plan.subject().targetArn().map(a -> Text.arn(a).value()).orElse(null));
    event.put("action", plan.subject().action().map(a -> Text.action(a).value()).orElse(null));
    event.put("cause", Text.id(plan.finding().cause()).value());
    event.put("models", plan.finding().models().stream().map(m -> Text.model(m).value()).toList());
    event.put("risk", plan.verdict().risk().map(r -> Text.id(r).value()).orElse(null));
    event.put("outcome", Text.id(plan.verdict().outcome()).value());
    event.put(
        "policyName", plan.proposal().map(p -> Text.name(p.policyName()).value()).orElse(null));
    event.put("sha256", plan.proposal().map(p -> Text.id(p.sha256()).value()).orElse(null));
    return event;
  }

  private static String json(Map<String, @Nullable Object> event) {
    try {
      return JSON.std.asString(event);
    } catch (IOException e) {
      throw new UncheckedIOException("a map could not be written as JSON", e);
    }
  }
}
