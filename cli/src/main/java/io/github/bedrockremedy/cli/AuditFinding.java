package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.Outlook;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.foresight.Prospect;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.report.AuditText;
import io.github.bedrockremedy.pipeline.report.OutlookWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of `audit`, for people and for programs.
///
/// @param verdict `missing`, `not-certain`, `too-wide`, `unread` or `complete`
/// @param subject the profile, the grant or the policy it is about
/// @param why what is known of it, a clause; empty where there is nothing to say
record AuditFinding(Outlook outlook, String verdict, String subject, String why) {
  static final String MISSING = "missing";
  static final String UNSURE = "not-certain";
  static final String WIDE = "too-wide";
  static final String UNREAD = "unread";
  static final String COMPLETE = "complete";

  /// What was found, in words.
  static AuditFinding of(Outlook outlook) {
    return switch (outlook) {
      case Outlook.Gap gap ->
          new AuditFinding(
              gap, MISSING, profile(gap.prospect()), OutlookWords.gap(CasePlans.of(gap.plan())));
      case Outlook.Unsure unsure ->
          new AuditFinding(unsure, UNSURE, profile(unsure.prospect()), unsure.why());
      case Outlook.Wide wide ->
          new AuditFinding(
              wide,
              WIDE,
              wide.broad().policy() + " (" + wide.broad().pattern() + ")",
              OutlookWords.broad(wide.broad().why()));
      case Outlook.Unread unread ->
          new AuditFinding(unread, UNREAD, unread.policy(), OutlookWords.UNREAD);
      case Outlook.Complete complete ->
          new AuditFinding(complete, COMPLETE, profile(complete.prospect()), "");
    };
  }

  /// What needs attention comes first.
  int order() {
    return List.of(MISSING, UNSURE, UNREAD, WIDE, COMPLETE).indexOf(verdict);
  }

  AuditText.Row row() {
    String case_ = outlook instanceof Outlook.Gap gap ? ". Case " + gap.plan().key().id() : "";
    return new AuditText.Row(
        outlook.holder().arn().lastName(),
        region(),
        verdict.replace('-', ' '),
        subject + (why.isEmpty() ? "" : ": " + why) + case_);
  }

  /// The members of its JSON object, as `docs/formats.md` has them.
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("schema", "bedrock-remedy.audit/1");
    json.put("principal", outlook.holder().arn().toString());
    json.put("verdict", verdict);
    json.put("subject", subject);
    json.put("region", region().isEmpty() ? null : region());
    json.put("action", action());
    json.put("why", why.isEmpty() ? null : why);
    json.put("missingRegions", null);
    json.put("case", null);
    json.put("outcome", null);
    json.put("risk", null);
    json.put("patch", null);
    if (outlook instanceof Outlook.Gap gap) {
      put(json, gap.plan());
    }
    return json;
  }

  private static void put(Map<String, @Nullable Object> json, Plan plan) {
    CasePlan kept = CasePlans.of(plan);
    json.put("missingRegions", kept.finding().missingRegions().orElse(List.of()));
    json.put("case", plan.key().id().value());
    json.put("outcome", kept.verdict().outcome());
    json.put("risk", kept.verdict().risk().orElse(null));
    kept.proposal()
        .ifPresent(
            p -> {
              Map<String, String> patch = new LinkedHashMap<>();
              patch.put("policyName", p.policyName());
              patch.put("sha256", p.sha256());
              patch.put("text", p.text());
              json.put("patch", patch);
            });
  }

  private String region() {
    return switch (outlook) {
      case Outlook.Gap gap -> gap.prospect().source().id();
      case Outlook.Unsure unsure -> unsure.prospect().source().id();
      case Outlook.Complete complete -> complete.prospect().source().id();
      case Outlook.Wide _, Outlook.Unread _ -> "";
    };
  }

  private @Nullable String action() {
    return switch (outlook) {
      case Outlook.Gap gap -> gap.prospect().action().toString();
      case Outlook.Unsure unsure -> unsure.prospect().action().toString();
      case Outlook.Complete complete -> complete.prospect().action().toString();
      case Outlook.Wide _, Outlook.Unread _ -> null;
    };
  }

  private static String profile(Prospect prospect) {
    return prospect.profile().resourceId();
  }
}
