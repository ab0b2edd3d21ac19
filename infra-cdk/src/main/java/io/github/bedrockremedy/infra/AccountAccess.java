package io.github.bedrockremedy.infra;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// A handler's rights on the account: its actions, sorted by the resources they can be limited to.
/// Actions that change IAM have limits of their own, see [WriteAccess].
final class AccountAccess {
  private static final Pattern IAM_WRITE = Pattern.compile("iam:(?!Get|List|Simulate).*");

  private AccountAccess() {}

  static List<PolicyStatement> of(HandlerActions handler, StackSettings settings) {
    var writes = IAM_WRITE.asMatchPredicate();
    var statements = new ArrayList<PolicyStatement>();
    byReach(handler, writes.negate())
        .forEach((reach, actions) -> statements.add(statement(reach, actions)));
    statements.addAll(WriteAccess.of(byReach(handler, writes), settings));
    return statements;
  }

  private static SortedMap<Reach, List<String>> byReach(
      HandlerActions handler, Predicate<String> kind) {
    // Sorted twice over: the same table must give the same template.
    return new TreeSet<>(handler.onAccount())
        .stream().filter(kind).collect(groupingBy(Reach::of, TreeMap::new, toList()));
  }

  private static PolicyStatement statement(Reach reach, List<String> actions) {
    return PolicyStatement.Builder.create().actions(actions).resources(reach.resources()).build();
  }
}
