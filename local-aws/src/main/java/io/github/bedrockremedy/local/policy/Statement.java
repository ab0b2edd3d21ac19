package io.github.bedrockremedy.local.policy;

import java.util.List;
import java.util.Optional;

/// One statement.
///
/// @param notActions whether `actions` was written as `NotAction`
/// @param notResources whether `resources` was written as `NotResource`
/// @param position where it stands in the text
public record Statement(
    Optional<String> sid,
    boolean allows,
    boolean notActions,
    List<String> actions,
    boolean notResources,
    List<String> resources,
    List<Condition> conditions,
    Position position) {
  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /// Line and column, from 1, of the first and the last character.
  public record Position(int startLine, int startColumn, int endLine, int endColumn) {}

  /// One key under one operator.
  public record Condition(ConditionOperator operator, String key, List<String> values) {
    public Condition {
      values = List.copyOf(values);
    }
  }
}
