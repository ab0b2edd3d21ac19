package io.github.bedrockremedy.pipeline;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.event.KnownFields;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON of an explained event, `bedrock-remedy.explain/1`; `docs/formats.md` describes it. A
/// field without a value is there and null.
public final class ExplainJson {
  private static final String SCHEMA = "bedrock-remedy.explain/1";

  private ExplainJson() {}

  /// An event that is no denial.
  public static Map<String, @Nullable Object> of(EventReading reading) {
    return switch (reading) {
      case EventReading.AccessDenied denied ->
          line(event(Optional.of(denied.event()), "access-denied", null), null);
      case EventReading.NotOurs not -> line(event(not.event(), "not-ours", not.why()), null);
      case EventReading.Unreadable unreadable ->
          line(event(unreadable.known(), "unreadable", unreadable.why()), null);
    };
  }

  /// A planned denial.
  public static Map<String, @Nullable Object> of(Plan plan) {
    return line(event(Optional.of(plan.event()), "access-denied", null), plan);
  }

  /// One line of JSON.
  public static String text(Map<String, @Nullable Object> object) {
    try {
      return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> line(
      Map<String, @Nullable Object> event, @Nullable Plan plan) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("schema", SCHEMA);
    line.put("event", event);
    CasePlan kept = plan == null ? null : CasePlans.of(plan);
    line.put("denial", plan == null ? null : denial(plan.denial()));
    line.put("target", plan == null ? null : target(plan.target()));
    line.put("diagnosis", kept == null ? null : diagnosis(kept.finding()));
    line.put("patch", kept == null ? null : kept.proposal().map(ExplainJson::patch).orElse(null));
    line.put("decision", kept == null ? null : decision(kept.verdict()));
    return line;
  }

  private static Map<String, @Nullable Object> event(
      Optional<CloudTrailEvent> event, String reading, @Nullable String why) {
    return event(
        new KnownFields(
            event.map(CloudTrailEvent::id),
            event.map(e -> e.time().toString()),
            event.map(CloudTrailEvent::account),
            event.map(CloudTrailEvent::region),
            event.map(CloudTrailEvent::operation)),
        reading,
        why);
  }

  private static Map<String, @Nullable Object> event(
      KnownFields known, String reading, @Nullable String why) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", known.id().orElse(null));
    map.put("time", known.time().orElse(null));
    map.put("account", known.account().orElse(null));
    map.put("region", known.region().orElse(null));
    map.put("operation", known.operation().orElse(null));
    map.put("reading", reading);
    map.put("why", why);
    return map;
  }

  private static Map<String, @Nullable Object> denial(Denial denial) {
    Map<String, @Nullable Object> principal = new LinkedHashMap<>();
    principal.put("kind", denial.principal().kind().id());
    principal.put("arn", denial.principal().arn().orElse(null));
    principal.put("session", denial.principal().session().orElse(null));
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("principal", principal);
    map.put("action", denial.action().map(Action::toString).orElse(null));
    map.put("resource", CasePlans.resource(denial.resource()).orElse(null));
    map.put("resourceFrom", from(denial.resource()));
    map.put("reason", reason(denial));
    return map;
  }

  private static @Nullable String from(DeniedResource resource) {
    return switch (resource) {
      case DeniedResource.Named _, DeniedResource.All _, DeniedResource.NotAnArn _ -> "message";
      case DeniedResource.FromRequest _ -> "request";
      case DeniedResource.Absent _ -> null;
    };
  }

  private static Map<String, @Nullable Object> reason(Denial denial) {
    Optional<PolicyType> policy =
        switch (denial.reason()) {
          case DenialReason.ImplicitDeny implicit -> Optional.of(implicit.policy());
          case DenialReason.ExplicitDeny explicit -> Optional.of(explicit.policy());
          case DenialReason.NotEntitled _, DenialReason.Unstated _, DenialReason.Unrecognised _ ->
              Optional.empty();
        };
    Optional<Arn> policyArn =
        denial.reason() instanceof DenialReason.ExplicitDeny explicit
            ? explicit.policyArn()
            : Optional.empty();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("kind", denial.reason().kind());
    map.put("policyType", policy.map(PolicyType::id).orElse(null));
    map.put("policyArn", policyArn.map(Arn::toString).orElse(null));
    map.put(
        "entitlement",
        denial.reason() instanceof DenialReason.NotEntitled not ? not.entitlement().id() : null);
    map.put("authorizationId", denial.authorizationId().orElse(null));
    return map;
  }

  private static Map<String, @Nullable Object> target(Target target) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("kind", CasePlans.kind(target));
    map.put("name", CasePlans.arn(target).map(Arn::lastName).orElse(null));
    map.put("arn", CasePlans.arn(target).map(Arn::toString).orElse(null));
    map.put(
        "why",
        switch (target) {
          case PatchTarget _ -> null;
          case NotPatchable not -> not.why();
        });
    return map;
  }

  private static Map<String, @Nullable Object> diagnosis(CasePlan.Finding finding) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("cause", finding.cause());
    map.put("confidence", finding.confidence());
    map.put("models", finding.models());
    map.put("profile", finding.profile().orElse(null));
    map.put("profileArn", finding.profileArn().orElse(null));
    map.put("regions", finding.regions());
    map.put("missingRegions", finding.missingRegions().orElse(null));
    map.put("explanation", finding.explanation());
    map.put("nextSteps", finding.nextSteps());
    return map;
  }

  private static Map<String, @Nullable Object> patch(CasePlan.Proposal proposal) {
    try {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("policyName", proposal.policyName());
      map.put("sha256", proposal.sha256());
      map.put("text", proposal.text());
      map.put("document", JSON.std.anyFrom(proposal.text()));
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> decision(CasePlan.Verdict verdict) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("mode", verdict.mode());
    map.put("outcome", verdict.outcome());
    map.put("risk", verdict.risk().orElse(null));
    map.put("rules", verdict.rules().stream().map(ExplainJson::rule).toList());
    return map;
  }

  private static Map<String, String> rule(CasePlan.Rule rule) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("rule", rule.rule());
    map.put("verdict", rule.verdict());
    map.put("detail", rule.detail());
    return map;
  }
}
