package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sentences about a plan that every medium uses: what is decided, what it leaves alone, how risky
/// it is, how often it was seen.
final class CaseWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_SUBJECT = 99;

  private CaseWords() {}

  /// A subject line: tag, principal, what about it; the principal's name gives way if it is long.
  static String subject(String tag, CasePlan plan, String what) {
    String begin = tag + " Bedrock: ";
    int room = Math.max(8, LONGEST_SUBJECT - begin.length() - 1 - what.length());
    String name = name(plan);
    String fit = name.length() <= room ? name : name.substring(0, room - 2) + "..";
    String line = begin + fit + " " + what;
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
  }

  /// The tag of a report: one about credentials in strange hands does not wait.
  static String tag(CasePlan plan) {
    return cause(plan) == Cause.COMPROMISED_PRINCIPAL ? "[Alarm]" : "[Report]";
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /// The cause a stored plan names.
  static Cause cause(CasePlan plan) {
    return Arrays.stream(Cause.values())
        .filter(c -> c.id().equals(plan.finding().cause()))
        .findFirst()
        .orElse(Cause.UNDETERMINED);
  }

  /// The principal's bare name.
  static String name(CasePlan plan) {
    String name = plan.subject().targetName();
    return name.isEmpty() || name.equals("-") ? "a principal" : Text.name(name).value();
  }

  /// `role` or `user`, else `principal`.
  static String noun(CasePlan plan) {
    return switch (plan.subject().targetKind()) {
      case "role", "permission-set" -> "role";
      case "user" -> "user";
      default -> "principal";
    };
  }

  /// What the principal needs, for a subject line.
  static String need(CasePlan plan) {
    CasePlan.Finding finding = plan.finding();
    if (isUnlisted(finding)) {
      return "needs an unlisted profile";
    }
    return switch (cause(plan)) {
      case MISSING_DESTINATION_REGIONS ->
          isGlobal(finding)
              ? "needs global routing"
              : finding
                  .missingRegions()
                  .map(m -> "needs " + Phrases.count(m.size(), "more Region"))
                  .orElse("needs all " + finding.regions().size() + " Regions of its profile");
      case MISSING_PROFILE -> "needs an inference profile";
      case MISSING_MODEL -> "needs a model";
      case MISSING_ACTION -> "needs " + action(plan);
      case UNOFFERED_ACTION -> "tried " + action(plan);
      case BLOCKED_BY_POLICY -> "is blocked by a policy";
      case NOT_ENTITLED -> "lacks an entitlement";
      case ALREADY_ALLOWED -> "is allowed by now";
      case COMPROMISED_PRINCIPAL -> "looks taken over";
      case UNDETERMINED -> "was denied, cause not known";
    };
  }

  /// What a person decides, as an infinitive: `let one role call one model in 2 more Regions`.
  static String decision(CasePlan plan) {
    CasePlan.Finding finding = plan.finding();
    String call = "let one " + noun(plan) + " call " + models(finding);
    if (isUnlisted(finding)) {
      return call + " in whatever Regions its profile leads to";
    }
    return switch (cause(plan)) {
      case MISSING_DESTINATION_REGIONS ->
          isGlobal(finding)
              ? call + " through its global profile"
              : finding
                  .missingRegions()
                  .map(m -> call + " in " + Phrases.count(m.size(), "more Region"))
                  .orElse(call + " in all " + finding.regions().size() + " Regions of its profile");
      case MISSING_PROFILE -> call + " through one inference profile";
      case MISSING_MODEL -> call + " in " + Text.region(plan.subject().region());
      case MISSING_ACTION -> "let one " + noun(plan) + " use " + action(plan);
      case UNOFFERED_ACTION,
          BLOCKED_BY_POLICY,
          NOT_ENTITLED,
          ALREADY_ALLOWED,
          COMPROMISED_PRINCIPAL,
          UNDETERMINED ->
          "look at one denied call";
    };
  }

  /// What the patch does not touch.
  static List<String> notChanged(CasePlan plan) {
    List<String> sentences = new ArrayList<>();
    boolean profile =
        plan.finding().profile().isPresent() || plan.finding().profileArn().isPresent();
    sentences.add(
        isUnlisted(plan.finding())
            ? "The Regions are not known, so the model's ARN has * for its Region; the condition on"
                + " this one profile bounds it."
            : isAnyResource(plan)
                ? "The action has no resource type, so its resource can only be *."
                : "Not added: other models, actions, principals, Regions; no wildcards.");
    if (profile) {
      sentences.add("Direct calls that bypass the profile are answered as before.");
      sentences.add("Data may be processed in " + places(plan.finding()) + ".");
    }
    proof(plan).ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private static String places(CasePlan.Finding finding) {
    if (isUnlisted(finding)) {
      return "every Region the profile leads to";
    }
    return isGlobal(finding)
        ? "any commercial Region"
        : Phrases.any(finding.regions().stream().map(r -> Text.region(r).value()).toList());
  }

  /// What IAM's simulator said to the patch; empty when it was not asked or does not agree.
  static Optional<String> proof(CasePlan plan) {
    List<CasePlan.ProofRow> rows = plan.proof();
    boolean agrees =
        rows.stream()
            .allMatch(
                r ->
                    r.needed()
                        ? r.after().equals("allowed")
                        : r.before().equals(r.after()) && !r.after().equals("?"));
    long cured = rows.stream().filter(r -> r.needed() && r.before().equals("denied")).count();
    long kept = rows.stream().filter(r -> !r.needed()).count();
    return agrees && cured > 0
        ? Optional.of(
            "IAM's simulator agrees: "
                + Phrases.count(cured, "denied call")
                + " allowed, "
                + Phrases.count(kept, "other call")
                + " as before.")
        : Optional.empty();
  }

  /// How often, since when.
  static String howOften(Sightings seen) {
    if (seen.count() == 0) {
      return ForeseenWords.howOften(seen);
    }
    return seen.count() == 1
        ? "One denial, " + time(seen.first()) + "."
        : "About "
            + seen.count()
            + " denials, first "
            + time(seen.first())
            + ", last "
            + time(seen.last())
            + ".";
  }

  static boolean isGlobal(CasePlan.Finding finding) {
    return finding.regions().contains("");
  }

  /// Whether the call goes through a profile whose Regions are not known.
  private static boolean isUnlisted(CasePlan.Finding finding) {
    return finding.profileArn().isPresent()
        && finding.regions().isEmpty()
        && finding.cause().startsWith("missing-");
  }

  private static boolean isAnyResource(CasePlan plan) {
    return plan.proposal().map(p -> p.text().contains("\"Resource\":[\"*\"]")).orElse(false);
  }

  private static String models(CasePlan.Finding finding) {
    return finding.models().size() > 1 ? finding.models().size() + " models" : "one model";
  }

  private static Text action(CasePlan plan) {
    return plan.subject().action().map(Text::action).orElse(Text.prose("an action"));
  }
}
