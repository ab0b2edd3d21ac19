package io.github.bedrockremedy.local.policy;

import io.github.bedrockremedy.local.policy.ConditionOperator.Quantifier;
import io.github.bedrockremedy.local.policy.Statement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a statement speaks about a request.
record StatementMatcher(RequestContext request, boolean hasVariables, Set<String> missing) {

  boolean matches(Statement statement) {
    return matchesAction(statement)
        && matchesResource(statement)
        && matchesConditions(statement.conditions());
  }

  private boolean matchesAction(Statement statement) {
    String action = request.action().toLowerCase(Locale.ROOT);
    boolean listed =
        statement.actions().stream()
            .anyMatch(it -> Pattern.plain(it.toLowerCase(Locale.ROOT)).matches(action));
    return listed != statement.notActions();
  }

  private boolean matchesResource(Statement statement) {
    boolean listed = false;
    for (String resource : statement.resources()) {
      Optional<Pattern> pattern = pattern(resource);
      if (pattern.isEmpty() && statement.notResources()) {
        return false;
      }
      listed |= pattern.isPresent() && pattern.get().matches(request.resource());
    }
    return listed != statement.notResources();
  }

  /// All of them: one that fails does not hide the keys the others lack.
  private boolean matchesConditions(List<Condition> conditions) {
    boolean all = true;
    for (Condition condition : conditions) {
      all &= matches(condition);
    }
    return all;
  }

  private boolean matches(Condition condition) {
    ConditionOperator operator = condition.operator();
    Optional<List<String>> actual = request.values(condition.key());
    if (operator.comparison() == Comparison.NULL) {
      return condition.values().stream()
          .anyMatch(it -> it.equalsIgnoreCase("true") == actual.isEmpty());
    }
    if (actual.isEmpty()) {
      missing.add(condition.key());
      return switch (operator.quantifier()) {
        case ALL -> true;
        case ANY -> operator.ifExists();
        case NONE -> operator.ifExists() || operator.negated();
      };
    }
    if (operator.quantifier() == Quantifier.NONE && actual.get().size() > 1) {
      throw new UnsupportedPolicyElement(
          "single-valued operator on the multivalued key", condition.key());
    }
    List<Pattern> patterns = patterns(condition);
    return operator.quantifier() == Quantifier.ANY
        ? actual.get().stream().anyMatch(value -> holds(operator, value, patterns))
        : actual.get().stream().allMatch(value -> holds(operator, value, patterns));
  }

  private static boolean holds(ConditionOperator operator, String value, List<Pattern> patterns) {
    return operator.negated()
        != patterns.stream().anyMatch(it -> operator.comparison().matches(value, it));
  }

  /// The values of the policy; one whose variable has no value equals nothing.
  private List<Pattern> patterns(Condition condition) {
    var patterns = new ArrayList<Pattern>();
    for (String value : condition.values()) {
      pattern(value).ifPresent(patterns::add);
    }
    return patterns;
  }

  private Optional<Pattern> pattern(String text) {
    return hasVariables
        ? Pattern.resolve(text, new Variables(request, missing))
        : Optional.of(Pattern.plain(text));
  }
}
