package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The case table's own policy: everybody but a handler is denied every write, and every handler
/// the rows that are another one's. The break-glass role may write all of them.
///
/// An administrator can still change this policy, but has to do so first, and CloudTrail records
/// it: nobody forges a case or an approval in passing.
final class TablePolicy {
  private static final List<String> WRITES =
      List.of(
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:PartiQLDelete",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem");

  private final HandlerRoles roles;
  private final StackSettings settings;

  TablePolicy(HandlerRoles roles, StackSettings settings) {
    this.roles = roles;
    this.settings = settings;
  }

  PolicyDocument document() {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(deny("OnlyHandlersWrite", _ -> true, Map.of()));
    byWriters()
        .forEach(
            (writers, rows) ->
                statements.add(
                    deny(
                        sid(writers),
                        writers::contains,
                        Map.of(
                            "ForAnyValue:StringLike",
                            Map.of(CaseAccess.KEYS, List.copyOf(rows))))));
    return PolicyDocument.Builder.create().statements(statements).build();
  }

  /// Every row of the contract under the handlers that write it. One this installation has no
  /// handler for is nobody's.
  private static Map<Set<HandlerActions>, Set<String>> byWriters() {
    var found = new LinkedHashMap<Set<HandlerActions>, Set<String>>();
    Arrays.stream(HandlerActions.values())
        .flatMap(handler -> handler.onRows().stream().sorted())
        .distinct()
        .forEach(row -> found.computeIfAbsent(writers(row), _ -> new TreeSet<>()).add(row));
    return found;
  }

  private static Set<HandlerActions> writers(String row) {
    var writers = EnumSet.allOf(HandlerActions.class);
    writers.removeIf(handler -> !handler.onRows().contains(row));
    return writers;
  }

  /// `OnlyDenialHandlerReviewHandler`.
  private static String sid(Set<HandlerActions> writers) {
    return writers.stream()
        .map(HandlerActions::handler)
        .collect(Collectors.joining("", "Only", ""));
  }

  private PolicyStatement deny(
      String sid, Predicate<HandlerActions> butOf, Map<String, Object> which) {
    var writers =
        Stream.concat(roles.arns(butOf).stream(), settings.people().breakGlassRole().stream())
            .toList();
    var conditions = new TreeMap<>(which);
    if (!writers.isEmpty()) {
      conditions.put("ArnNotEquals", Map.of("aws:PrincipalArn", writers));
    }
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(WRITES)
        // The table cannot name itself in its own definition; `*` here is the table.
        .resources(List.of("*"))
        .conditions(conditions)
        .build();
  }
}
