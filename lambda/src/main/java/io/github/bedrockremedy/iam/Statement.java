package io.github.bedrockremedy.iam;

import java.util.List;
import java.util.Locale;

/// One statement of an identity policy, as written. Principals do not occur in identity policies.
///
/// @param sid statement id, or empty
/// @param allow true for `Allow`, false for `Deny`
/// @param actions patterns of `Action`, or of `NotAction` if `notActions`
/// @param notActions whether the patterns are exceptions
/// @param resources patterns of `Resource`, or of `NotResource` if `notResources`
/// @param notResources whether the patterns are exceptions
/// @param conditions every condition, in order
public record Statement(
    String sid,
    boolean allow,
    List<String> actions,
    boolean notActions,
    List<String> resources,
    boolean notResources,
    List<Condition> conditions) {
  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /// An Allow that names its actions and resources.
  public static Statement allow(
      String sid, List<Action> actions, List<String> resources, List<Condition> conditions) {
    return new Statement(sid, true, texts(actions), false, resources, false, conditions);
  }

  private static List<String> texts(List<Action> actions) {
    return actions.size() == 1
        ? List.of(actions.getFirst().toString())
        : actions.stream().sorted().map(Action::toString).toList();
  }

  /// Whether the statement speaks of this action on this resource, conditions left aside.
  public boolean covers(Action action, Arn resource) {
    boolean byResource = resources.stream().anyMatch(r -> Glob.matches(r, resource.toString()));
    return speaksOf(action) && byResource != notResources;
  }

  /// Whether the statement speaks of this action on any resource at all; actions are matched
  /// without regard to upper and lower case.
  public boolean speaksOf(Action action) {
    String name = action.toString().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(a -> Glob.matches(a.toLowerCase(Locale.ROOT), name))
        != notActions;
  }
}
