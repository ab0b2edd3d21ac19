package io.github.bedrockremedy.contract.actions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Every action of the prefixes `bedrock`, `bedrock-agentcore` and `bedrock-mantle`, as of one
/// date.
///
/// See "Actions, resources, and condition keys for Amazon Bedrock", "… Bedrock AgentCore" and
/// "… Bedrock Mantle" in the Service Authorization Reference.
public final class ActionTable {
  private static final String RESOURCE = "actions.txt";

  private final String asOf;
  private final Set<String> prefixes;
  private final Map<String, Entry> actions;

  private ActionTable(String asOf, Set<String> prefixes, Map<String, Entry> actions) {
    this.asOf = asOf;
    this.prefixes = Set.copyOf(prefixes);
    this.actions = Map.copyOf(actions);
  }

  /// One action.
  ///
  /// @param access `read`, `list`, `write`, `tagging` or `permissions`
  /// @param types what a policy may name for it, by the name of the type; empty means only `*`
  private record Entry(String access, Map<String, ResourceShape> types) {}

  /// The table that ships with this version; read when it is first asked for, which a denial of an
  /// offerable action of model inference never does.
  public static ActionTable embedded() {
    return Holder.EMBEDDED;
  }

  /// Date of the table, `2026-09-26`.
  public String asOf() {
    return asOf;
  }

  /// Whether the table holds the actions of a prefix, `bedrock`; of others it knows nothing.
  public boolean covers(String prefix) {
    return prefixes.contains(prefix);
  }

  /// Whether the action, written `bedrock:InvokeModel`, exists.
  public boolean exists(String action) {
    return actions.containsKey(action);
  }

  /// An action as AWS spells it, whatever its upper and lower case; empty if there is no such
  /// action.
  public Optional<String> spelling(String action) {
    return exists(action)
        ? Optional.of(action)
        : actions.keySet().stream().filter(action::equalsIgnoreCase).findFirst();
  }

  /// Access level of an action; empty if there is no such action.
  public Optional<String> access(String action) {
    return Optional.ofNullable(actions.get(action)).map(Entry::access);
  }

  /// Types of resource a policy may name for an action that exists; empty means only `*`.
  public Set<String> resourceTypes(String action) {
    return entry(action).types().keySet();
  }

  /// Whether an ARN is of a type that an action which exists is decided on.
  public boolean fits(String action, String arn) {
    return entry(action).types().values().stream().anyMatch(shape -> shape.matches(arn));
  }

  /// Every action.
  public Set<String> all() {
    return actions.keySet();
  }

  private Entry entry(String action) {
    Entry entry = actions.get(action);
    if (entry == null) {
      throw new IllegalArgumentException(action + " is no action of AWS as of " + asOf);
    }
    return entry;
  }

  private static ActionTable read() {
    try (var in = ActionTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + ActionTable.class);
      }
      return parse(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ActionTable parse(List<String> lines) {
    String asOf = "";
    String prefix = "";
    Set<String> prefixes = new HashSet<>();
    Map<String, ResourceShape> shapes = new HashMap<>();
    Map<String, Entry> actions = new HashMap<>();
    for (String line : lines) {
      List<String> words = List.of(line.split(" ", -1));
      switch (words.getFirst()) {
        case "#" -> {}
        case "asOf" -> asOf = words.get(1);
        case "prefix" -> {
          prefix = words.get(1);
          prefixes.add(prefix);
          shapes = new HashMap<>();
        }
        case "resource" -> shapes.put(words.get(1), ResourceShape.parse(prefix, words.get(2)));
        case "action" ->
            actions.put(
                prefix + ":" + words.get(1),
                new Entry(words.get(2), types(words.subList(3, words.size()), shapes)));
        default -> throw new IllegalStateException("cannot read the line of actions: " + line);
      }
    }
    return new ActionTable(asOf, prefixes, actions);
  }

  private static Map<String, ResourceShape> types(
      List<String> names, Map<String, ResourceShape> shapes) {
    Map<String, ResourceShape> types = new HashMap<>();
    for (String name : names) {
      ResourceShape shape = shapes.get(name);
      if (shape == null) {
        throw new IllegalStateException("no resource type " + name + " before its action");
      }
      types.put(name, shape);
    }
    return Map.copyOf(types);
  }

  private static final class Holder {
    static final ActionTable EMBEDDED = read();
  }
}
