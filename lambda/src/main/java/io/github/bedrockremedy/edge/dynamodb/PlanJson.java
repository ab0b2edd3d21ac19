package io.github.bedrockremedy.edge.dynamodb;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CasePlan.Finding;
import io.github.bedrockremedy.pipeline.ledger.CasePlan.ProofRow;
import io.github.bedrockremedy.pipeline.ledger.CasePlan.Proposal;
import io.github.bedrockremedy.pipeline.ledger.CasePlan.Rule;
import io.github.bedrockremedy.pipeline.ledger.CasePlan.Subject;
import io.github.bedrockremedy.pipeline.ledger.CasePlan.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan as JSON text. What is absent is left out.
final class PlanJson {
  private PlanJson() {}

  static String write(CasePlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("subject", subject(plan.subject()));
    json.put("finding", finding(plan.finding()));
    plan.proposal().ifPresent(p -> json.put("proposal", proposal(p)));
    json.put("verdict", verdict(plan.verdict()));
    json.put("proof", plan.proof().stream().map(PlanJson::row).toList());
    plan.owner().ifPresent(owner -> json.put("owner", owner));
    json.put("fingerprint", plan.fingerprint());
    json.put("plannedAt", plan.plannedAt().toString());
    json.put("reasons", plan.reasons());
    try {
      return JSON.std.asString(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> subject(Subject subject) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("eventId", subject.eventId());
    json.put("account", subject.account());
    json.put("region", subject.region());
    json.put("operation", subject.operation());
    subject.action().ifPresent(action -> json.put("action", action));
    subject.resource().ifPresent(resource -> json.put("resource", resource));
    json.put("targetKind", subject.targetKind());
    json.put("targetName", subject.targetName());
    subject.targetArn().ifPresent(arn -> json.put("targetArn", arn));
    return json;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cause", finding.cause());
    json.put("confidence", finding.confidence());
    json.put("headline", finding.headline());
    json.put("explanation", finding.explanation());
    json.put("nextSteps", finding.nextSteps());
    json.put("models", finding.models());
    finding.profile().ifPresent(profile -> json.put("profile", profile));
    finding.profileArn().ifPresent(arn -> json.put("profileArn", arn));
    json.put("regions", finding.regions());
    finding.missingRegions().ifPresent(missing -> json.put("missingRegions", missing));
    return json;
  }

  private static Map<String, Object> proposal(Proposal proposal) {
    return Map.of(
        "policyName", proposal.policyName(), "text", proposal.text(), "sha256", proposal.sha256());
  }

  private static Map<String, Object> verdict(Verdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mode", verdict.mode());
    json.put("judgedBy", verdict.judgedBy());
    json.put("outcome", verdict.outcome());
    verdict.risk().ifPresent(risk -> json.put("risk", risk));
    json.put(
        "rules",
        verdict.rules().stream()
            .map(r -> Map.of("rule", r.rule(), "verdict", r.verdict(), "detail", r.detail()))
            .toList());
    return json;
  }

  private static Map<String, Object> row(ProofRow row) {
    return Map.of(
        "what", row.what(), "needed", row.needed(), "before", row.before(), "after", row.after());
  }

  /// @throws UnreadableItem with the path of what is missing or odd
  static CasePlan read(ItemReader item, String attribute) {
    JsonReader json = JsonReader.of(item, attribute);
    return new CasePlan(
        subject(json.object("subject")),
        finding(json.object("finding")),
        json.has("proposal") ? Optional.of(proposal(json.object("proposal"))) : Optional.empty(),
        verdict(json.object("verdict")),
        json.objects("proof").stream().map(PlanJson::row).toList(),
        json.optionalText("owner"),
        json.text("fingerprint"),
        json.time("plannedAt"),
        json.has("reasons") ? json.texts("reasons") : List.of());
  }

  private static Subject subject(JsonReader json) {
    return new Subject(
        json.text("eventId"),
        json.text("account"),
        json.text("region"),
        json.text("operation"),
        json.optionalText("action"),
        json.optionalText("resource"),
        json.text("targetKind"),
        json.text("targetName"),
        json.optionalText("targetArn"));
  }

  private static Finding finding(JsonReader json) {
    Optional<List<String>> missing =
        json.has("missingRegions") ? Optional.of(json.texts("missingRegions")) : Optional.empty();
    return new Finding(
        json.text("cause"),
        json.text("confidence"),
        json.text("headline"),
        json.text("explanation"),
        json.texts("nextSteps"),
        json.texts("models"),
        json.optionalText("profile"),
        json.optionalText("profileArn"),
        json.texts("regions"),
        missing);
  }

  private static Proposal proposal(JsonReader json) {
    return new Proposal(json.text("policyName"), json.text("text"), json.text("sha256"));
  }

  private static Verdict verdict(JsonReader json) {
    return new Verdict(
        json.text("mode"),
        json.optionalText("judgedBy").orElse(""),
        json.text("outcome"),
        json.optionalText("risk"),
        json.objects("rules").stream()
            .map(r -> new Rule(r.text("rule"), r.text("verdict"), r.text("detail")))
            .toList());
  }

  private static ProofRow row(JsonReader json) {
    return new ProofRow(
        json.text("what"), json.flag("needed"), json.text("before"), json.text("after"));
  }
}
