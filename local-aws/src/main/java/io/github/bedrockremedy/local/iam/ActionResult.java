package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.policy.Decision;
import io.github.bedrockremedy.local.policy.Decision.Match;
import io.github.bedrockremedy.local.policy.Statement.Position;
import io.github.bedrockremedy.local.policy.Verdict;
import io.github.bedrockremedy.local.wire.Xml;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the simulator says about one action.
///
/// @param decisions by resource, in the order asked
record ActionResult(String action, Map<String, Decision> decisions) {

  void write(Xml xml) {
    boolean everything = decisions.containsKey("*");
    xml.text("EvalActionName", action)
        .text("EvalResourceName", everything ? "*" : template())
        .text("EvalDecision", aggregate().wire());
    var matched = new LinkedHashSet<Match>();
    var missing = new TreeSet<String>();
    for (Decision decision : decisions.values()) {
      if (decision.verdict() == aggregate()) {
        matched.addAll(decision.matched());
      }
      missing.addAll(decision.missing());
    }
    statements(xml, matched);
    xml.strings("MissingContextValues", everything ? missing : Set.of());
    decisions.values().stream()
        .flatMap(decision -> decision.allowedByOrganization().stream())
        .reduce(Boolean::logicalAnd)
        .ifPresent(it -> detail(xml, "OrganizationsDecisionDetail", "AllowedByOrganizations", it));
    boundary(
        xml,
        decisions.values().stream()
            .flatMap(decision -> decision.allowedByBoundary().stream())
            .reduce(Boolean::logicalAnd));
    if (!everything) {
      xml.list("ResourceSpecificResults", decisions.entrySet(), ActionResult::resource);
    }
  }

  private Verdict aggregate() {
    return decisions.values().stream().map(Decision::verdict).reduce(Verdict.ALLOWED, Verdict::and);
  }

  /// The ARN's form, not the ARN: `arn:${Partition}:bedrock:${Region}:${Account}:*`.
  private String template() {
    String service = action.substring(0, action.indexOf(':'));
    return "arn:${Partition}:" + service + ":${Region}:${Account}:*";
  }

  private static void resource(Xml xml, Map.Entry<String, Decision> entry) {
    Decision decision = entry.getValue();
    xml.text("EvalResourceName", entry.getKey())
        .text("EvalResourceDecision", decision.verdict().wire());
    statements(xml, decision.matched());
    xml.strings("MissingContextValues", decision.missing());
    boundary(xml, decision.allowedByBoundary());
  }

  private static void statements(Xml xml, Iterable<Match> matched) {
    xml.list(
        "MatchedStatements",
        matched,
        (inner, match) -> {
          Position at = match.statement().position();
          inner
              .text("SourcePolicyId", match.policy().id())
              .text("SourcePolicyType", match.policy().type());
          position(inner, "StartPosition", at.startLine(), at.startColumn());
          position(inner, "EndPosition", at.endLine(), at.endColumn());
        });
  }

  private static void position(Xml xml, String name, int line, int column) {
    xml.nest(
        name,
        inner ->
            inner.text("Line", Integer.toString(line)).text("Column", Integer.toString(column)));
  }

  private static void boundary(Xml xml, Optional<Boolean> allowed) {
    allowed.ifPresent(
        it -> detail(xml, "PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary", it));
  }

  private static void detail(Xml xml, String name, String field, boolean allowed) {
    xml.nest(name, inner -> inner.text(field, Boolean.toString(allowed)));
  }
}
