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
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// A handler's rights on the case table. Decisions and cases are kept apart here, by partition key:
/// whoever writes cases cannot make a decision, and who takes decisions cannot change a case.
final class CaseAccess {
  private static final Set<String> READS =
      Set.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem");
  private static final String KEYS = "dynamodb:LeadingKeys";
  private static final String DECISIONS = CaseTable.DECISION_PREFIX + "*";

  private CaseAccess() {}

  static List<PolicyStatement> of(HandlerActions handler, CaseStore cases) {
    var table = List.of(cases.table().getTableArn());
    var reads = actions(handler, READS::contains);
    var writes = actions(handler, action -> !READS.contains(action));
    var statements = new ArrayList<PolicyStatement>();
    statements.add(allow("ReadCases", reads, table).build());
    switch (handler) {
      case APPROVAL ->
          statements.add(
              allow("WriteDecisions", writes, table).conditions(decisionsOnly()).build());
      case REVIEW -> {
        statements.add(allow("FindDue", List.of("dynamodb:Query"), cases.indexArns()).build());
        statements.add(allow("WriteCases", writes, table).build());
        statements.add(noDecisions(List.of("dynamodb:PutItem"), table));
        statements.add(noDecidingAttributes(table));
      }
      // It marks a decision as taken in, so it may touch what a decision owes, and nothing else.
      case PATCH -> {
        statements.add(allow("WriteCases", writes, table).build());
        statements.add(noDecisions(List.of("dynamodb:PutItem"), table));
        statements.add(noDecidingAttributes(table));
      }
      case DENIAL, NOTIFICATION -> {
        statements.add(allow("WriteCases", writes, table).build());
        statements.add(noDecisions(writes, table));
      }
    }
    if (handler != HandlerActions.APPROVAL) {
      statements.add(deny("LeaveTheSwitch", writes, table, CaseTable.CONTROL).build());
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
  private static Map<String, Object> decisionsOnly() {
    return new TreeMap<>(
        Map.of(
            "ForAllValues:StringLike", Map.of(KEYS, List.of(DECISIONS, CaseTable.CONTROL)),
            "Null", Map.of(KEYS, "false")));
  }

  private static PolicyStatement noDecisions(List<String> actions, List<String> resources) {
    return deny("MakeNoDecision", actions, resources, DECISIONS).build();
  }

  /// An update can make an item too: one without these attributes is no decision.
  private static PolicyStatement noDecidingAttributes(List<String> resources) {
    return PolicyStatement.Builder.create()
        .sid("ChangeNoDecision")
        .effect(Effect.DENY)
        .actions(List.of("dynamodb:UpdateItem"))
        .resources(resources)
        .conditions(
            new TreeMap<>(
                Map.of(
                    "ForAnyValue:StringLike",
                    Map.of(KEYS, List.of(DECISIONS)),
                    "ForAnyValue:StringEquals",
                    Map.of(
                        "dynamodb:Attributes",
                        List.of("by", "planHash", "proof", "verdict", "via")))))
        .build();
  }

  private static PolicyStatement.Builder deny(
      String sid, List<String> actions, List<String> resources, String keys) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .actions(actions)
        .resources(resources)
        .conditions(Map.of("ForAnyValue:StringLike", Map.of(KEYS, List.of(keys))));
  }
}
