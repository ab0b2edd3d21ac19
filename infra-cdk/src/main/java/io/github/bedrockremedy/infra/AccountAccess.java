package io.github.bedrockremedy.infra;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// Rights on an account's principals and profiles: actions, sorted by the resources they can be
/// limited to. Actions that change IAM have limits of their own, see [WriteAccess].
final class AccountAccess {
  private static final Pattern IAM_WRITE = Pattern.compile("iam:(?!Get|List|Simulate).*");

  private AccountAccess() {}

  /// What a handler reads on an account.
  static List<String> reads(HandlerActions handler) {
    return handler.onAccount().stream().filter(action -> !isWrite(action)).sorted().toList();
  }

  /// What a handler writes on an account, as far as this installation does.
  static List<String> writes(HandlerActions handler, StackSettings settings) {
    return handler.onAccount().stream()
        .filter(AccountAccess::isWrite)
        .filter(action -> settings.scope().users() || !action.contains("User"))
        .sorted()
        .toList();
  }

  static List<PolicyStatement> reading(Collection<String> actions) {
    return byReach(actions).entrySet().stream()
        .map(entry -> statement(entry.getValue(), entry.getKey().resources()))
        .toList();
  }

  static SortedMap<Reach, List<String>> byReach(Collection<String> actions) {
    // Sorted twice over: the same table must give the same template.
    return new TreeSet<>(actions).stream().collect(groupingBy(Reach::of, TreeMap::new, toList()));
  }

  private static boolean isWrite(String action) {
    return IAM_WRITE.matcher(action).matches();
  }

  static PolicyStatement statement(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }
}
