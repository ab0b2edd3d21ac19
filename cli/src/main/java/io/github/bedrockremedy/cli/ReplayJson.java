package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.local.Publication;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON of a replay, `bedrock-remedy.replay/1`; `docs/formats.md` describes it.
final class ReplayJson {
  private ReplayJson() {}

  static String of(Replay replay) throws IOException {
    CaseLedger ledger = replay.installation().ledger();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("schema", "bedrock-remedy.replay/1");
    json.put("explains", replay.explains());
    json.put("cases", replay.cases().stream().map(c -> kase(c, ledger)).toList());
    json.put("notifications", notifications(replay));
    json.put("policies", policies(replay));
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(json);
  }

  private static Map<String, @Nullable Object> kase(Case kase, CaseLedger ledger) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", kase.id().value());
    json.put("state", kase.status().name());
    json.put("generation", kase.generation());
    json.put("count", ledger.sightings(kase.id()).map(Sightings::count).orElse(0L));
    json.put("history", ledger.history(kase.id()).stream().map(ReplayJson::step).toList());
    return json;
  }

  private static Map<String, @Nullable Object> step(Step step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("at", step.at().toString());
    json.put("from", step.from().map(Enum::name).orElse(null));
    json.put("to", step.to().name());
    json.put("by", step.by());
    json.put("why", step.why());
    return json;
  }

  private static List<Map<String, Object>> notifications(Replay replay) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Publication publication : replay.installation().aws().publications()) {
      SentMessage sent = SentMessage.read(publication.message());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("subject", publication.subject().orElse(""));
      json.put("email", sent.email());
      json.put("slack", sent.slack());
      list.add(json);
    }
    return list;
  }

  private static Map<String, Object> policies(Replay replay) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    for (var principal : replay.installation().aws().account().policiesByPrincipal().entrySet()) {
      Map<String, Object> policies = new LinkedHashMap<>();
      for (var policy : principal.getValue().entrySet()) {
        policies.put(policy.getKey(), JSON.std.anyFrom(policy.getValue().toString()));
      }
      json.put(principal.getKey(), policies);
    }
    return json;
  }
}
