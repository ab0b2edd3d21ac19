package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// A handler's rights on the case table. It writes the rows of [HandlerActions#onRows()], told by
/// their partition keys: whoever writes cases can make neither a decision nor the request it has to
/// fit, who takes decisions cannot change a case, and who sends requests can make none. The Deny
/// says the same of a policy that somebody attaches later.
final class CaseAccess {
  static final String KEYS = "dynamodb:LeadingKeys";
  private static final Set<String> READS =
      Set.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem");
  private static final String DECISIONS = CaseTable.DECISION_PREFIX + "*";

  private CaseAccess() {}

  static List<PolicyStatement> of(HandlerActions handler, CaseStore cases) {
    var table = List.of(cases.table().getTableArn());
    var reads = actions(handler, READS::contains);
    var writes = actions(handler, action -> !READS.contains(action));
    var rows = List.copyOf(new TreeSet<>(handler.onRows()));
    var statements = new ArrayList<PolicyStatement>();
    statements.add(allow("ReadCases", reads, table).build());
    if (handler == HandlerActions.REVIEW) {
      statements.add(allow("FindDue", List.of("dynamodb:Query"), cases.indexArns()).build());
    }
    statements.add(allow("WriteItsRows", writes, table).conditions(nothingBut(rows)).build());
    statements.add(
        deny(
            "WriteNoOthers",
            writes,
            table,
            Map.of("ForAnyValue:StringNotLike", Map.of(KEYS, rows))));
    if (handler.settlesOnly()) {
      statements.addAll(settleCases(table));
    }
    // It marks a decision as taken in or overdue, so it may touch what a decision owes, and nothing
    // else.
    if (!handler.decides() && handler.onRows().contains(DECISIONS)) {
      var decisions = Map.of(KEYS, List.of(DECISIONS));
      statements.add(
          deny(
              "MakeNoDecision",
              List.of("dynamodb:PutItem"),
              table,
              Map.of("ForAnyValue:StringLike", decisions)));
      statements.add(changeNoDecision(table, decisions));
    }
    return statements;
  }

  private static List<String> actions(HandlerActions handler, Predicate<String> kind) {
    return new TreeSet<>(handler.onTable()).stream().filter(kind).toList();
  }

  private static PolicyStatement.Builder allow(
      String sid, List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().sid(sid).actions(actions).resources(resources);
  }

  /// `ForAllValues` also holds where there is no key at all; `Null` closes that.
  private static Map<String, Object> nothingBut(List<String> rows) {
    return new TreeMap<>(
        Map.of(
            "ForAllValues:StringLike", Map.of(KEYS, rows),
            "Null", Map.of(KEYS, "false")));
  }

  /// An update can make an item too: one without these attributes is no decision.
  private static PolicyStatement changeNoDecision(List<String> table, Map<String, ?> decisions) {
    var deciding =
        Map.of("dynamodb:Attributes", List.of("by", "planHash", "proof", "verdict", "via"));
    return deny(
        "ChangeNoDecision",
        List.of("dynamodb:UpdateItem"),
        table,
        Map.of("ForAnyValue:StringLike", decisions, "ForAnyValue:StringEquals", deciding));
  }

  /// Who knows the links may not also say what is asked about.
  private static List<PolicyStatement> settleCases(List<String> table) {
    var cases = Map.of(KEYS, List.of(CaseTable.CASE_PREFIX + "*"));
    var settled =
        Stream.concat(CaseTable.SETTLED.stream(), Stream.of(CaseTable.PK, CaseTable.SK)).sorted();
    return List.of(
        deny(
            "MakeNoCase",
            List.of("dynamodb:PutItem"),
            table,
            Map.of("ForAnyValue:StringLike", cases)),
        deny(
            "SettleCasesOnly",
            List.of("dynamodb:UpdateItem"),
            table,
            Map.of(
                "ForAnyValue:StringLike",
                cases,
                "ForAnyValue:StringNotEquals",
                Map.of("dynamodb:Attributes", settled.toList()))));
  }

  private static PolicyStatement deny(
      String sid, List<String> actions, List<String> resources, Map<String, ?> conditions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .actions(actions)
        .resources(resources)
        .conditions(new TreeMap<>(conditions))
        .build();
  }
}
