package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.List;

/// Words about what the rules said: how risky a patch is, and what keeps it from more.
final class VerdictWords {
  private VerdictWords() {}

  /// The risk class and why it is that one; without a look at the principal there is none.
  static String risk(CasePlan.Verdict verdict, String risk) {
    boolean unread =
        verdict.rules().stream()
            .anyMatch(r -> r.rule().equals("principal-read") && !r.verdict().equals("pass"));
    return unread ? "not judged: the principal's policies were not read" : risk(risk);
  }

  /// A rule's verdict as people read it. What only keeps a patch from being applied unattended has
  /// not failed: it leaves the decision to a person.
  static String verdict(CasePlan.Verdict all, CasePlan.Rule rule) {
    boolean asked = all.outcome().equals("ask") || isApproveMode(all, rule);
    return rule.verdict().equals("fail") && asked ? "person" : Text.id(rule.verdict()).value();
  }

  private static boolean isApproveMode(CasePlan.Verdict all, CasePlan.Rule rule) {
    return rule.rule().equals("mode") && all.mode().equals("approve");
  }

  /// The rules that leave no more than a report, with their details.
  static List<String> reporting(CasePlan.Verdict verdict) {
    return open(
        verdict.rules().stream()
            .filter(r -> r.verdict().equals("fail") && !isApproveMode(verdict, r))
            .toList());
  }

  /// Over a patch that is only reported; one that failed its own checks is no help.
  static String helps(CasePlan.Verdict verdict) {
    boolean failed =
        verdict.rules().stream()
            .filter(r -> r.rule().equals("guard") || r.rule().equals("proof"))
            .anyMatch(r -> r.verdict().equals("fail"));
    return failed ? "What was tried and must not be used" : "What would help";
  }

  /// The risk class and why it is that one.
  static String risk(String risk) {
    return switch (risk) {
      case "low" -> "LOW (completes an existing grant)";
      case "medium" -> "MEDIUM (a sibling of an existing grant)";
      default -> "HIGH (more than an existing grant)";
    };
  }

  /// What the risk class means.
  static String riskMeaning(String risk) {
    return switch (risk) {
      case "low" -> "Same action, model and profile as its owner already allows in part.";
      case "medium" ->
          "The owner allows the other action of inference, or another model of this provider.";
      default ->
          "A new model family, global routing, an action beyond inference, a user instead of a"
              + " role, or a grant that carries conditions.";
    };
  }

  /// The rules that did not pass, with their details.
  static List<String> open(CasePlan.Verdict verdict) {
    return open(verdict.rules().stream().filter(r -> !r.verdict().equals("pass")).toList());
  }

  private static List<String> open(List<CasePlan.Rule> rules) {
    return rules.stream()
        .map(r -> Text.id(r.rule()) + " (" + Text.remark(r.detail()) + ")")
        .toList();
  }
}
