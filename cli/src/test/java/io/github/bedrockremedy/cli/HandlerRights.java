package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.local.Call;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the handlers really called, beside what their roles hold.
final class HandlerRights {
  private static final String ROLES = ":role/bedrock-remedy/";

  private final Map<HandlerActions, Set<String>> used = new EnumMap<>(HandlerActions.class);
  private final Map<HandlerActions, Set<String>> rows = new EnumMap<>(HandlerActions.class);
  private final Map<String, Set<String>> cases = new TreeMap<>();
  private final Set<String> made = new TreeSet<>();

  HandlerRights() {
    for (HandlerActions handler : HandlerActions.values()) {
      used.put(handler, new TreeSet<>());
      rows.put(handler, new TreeSet<>());
    }
  }

  /// Adds calls; those nobody made as a handler are left out.
  ///
  /// @param name the case they were made in
  synchronized HandlerRights add(String name, List<Call> calls) {
    for (Call call : calls) {
      for (HandlerActions handler : HandlerActions.values()) {
        if (call.caller().endsWith(ROLES + handler.handler())) {
          used(handler).addAll(call.rights());
          rows(handler).addAll(call.rows());
          if (handler.settlesOnly() && call.rights().contains("dynamodb:PutItem")) {
            call.rows().stream()
                .filter(row -> row.startsWith(CaseTable.CASE_PREFIX))
                .forEach(row -> made.add(handler.handler() + " put " + row));
          }
          call.rights()
              .forEach(
                  r ->
                      cases
                          .computeIfAbsent(handler.handler() + " " + r, _ -> new TreeSet<>())
                          .add(name));
        }
      }
    }
    return this;
  }

  /// The cases in which a handler called an action.
  Set<String> cases(String handler, String action) {
    return cases.getOrDefault(handler + " " + action, Set.of());
  }

  /// Actions handlers called and no role holds, rows they wrote and no role reaches, and cases put
  /// by one that only settles them, each with its handler.
  Set<String> wider() {
    Set<String> wider = compared(true);
    for (HandlerActions handler : HandlerActions.values()) {
      rows(handler).stream()
          .filter(row -> handler.onRows().stream().noneMatch(reach -> reaches(reach, row)))
          .forEach(row -> wider.add(handler.handler() + " " + row));
    }
    wider.addAll(made);
    return wider;
  }

  /// Rows roles reach and no handler wrote, each with its handler.
  Set<String> unwritten() {
    Set<String> unwritten = new TreeSet<>();
    for (HandlerActions handler : HandlerActions.values()) {
      handler.onRows().stream()
          .filter(reach -> rows(handler).stream().noneMatch(row -> reaches(reach, row)))
          .forEach(reach -> unwritten.add(handler.handler() + " " + reach));
    }
    return unwritten;
  }

  private static boolean reaches(String reach, String row) {
    return reach.endsWith("*")
        ? row.startsWith(reach.substring(0, reach.length() - 1))
        : row.equals(reach);
  }

  /// Actions roles hold and nobody called, each with its handler.
  Set<String> unused() {
    return compared(false);
  }

  private Set<String> compared(boolean wider) {
    Set<String> found = new TreeSet<>();
    for (HandlerActions handler : HandlerActions.values()) {
      Set<String> held = held(handler);
      Set<String> left = new TreeSet<>(wider ? used(handler) : held);
      left.removeAll(wider ? held : used(handler));
      left.forEach(action -> found.add(handler.handler() + " " + action));
    }
    return found;
  }

  static Set<String> held(HandlerActions handler) {
    Set<String> held = new TreeSet<>(handler.onAccount());
    held.addAll(handler.onTable());
    held.addAll(handler.onTopics());
    held.addAll(handler.onWay());
    held.addAll(handler.onMemberRoles());
    return held;
  }

  private Set<String> used(HandlerActions handler) {
    return used.getOrDefault(handler, Set.of());
  }

  private Set<String> rows(HandlerActions handler) {
    return rows.getOrDefault(handler, Set.of());
  }
}
