package io.github.bedrockremedy.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads an identity policy as its owner wrote it. What it does not know it refuses by name: a
/// policy half understood would make a wrong conclusion look proved.
public final class PolicyReader {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

  private PolicyReader() {}

  /// Reads a document.
  ///
  /// @throws PolicySyntaxException with the element that was not understood
  public static PolicyDocument read(String text) {
    Map<String, Object> document = object(parse(text), "the policy");
    known(document, DOCUMENT);
    List<Statement> statements = new ArrayList<>();
    Object written = document.get("Statement");
    List<?> list =
        written instanceof List<?> many ? many : written == null ? List.of() : List.of(written);
    for (Object statement : list) {
      statements.add(statement(object(statement, "Statement")));
    }
    Object version = document.getOrDefault("Version", "2008-10-17");
    return new PolicyDocument(string(version, "Version"), statements);
  }

  private static Object parse(String text) {
    try (JsonParser parser = STRICT.createParser(text)) {
      Object value = JSON.std.anyFrom(parser);
      if (value == null) {
        throw new PolicySyntaxException("the policy is null");
      }
      if (parser.nextToken() != null) {
        throw new PolicySyntaxException("more text follows the policy");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new PolicySyntaxException("the policy is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new PolicySyntaxException("the policy cannot be read: " + e.getMessage());
    }
  }

  private static Statement statement(Map<String, Object> statement) {
    known(statement, ELEMENTS);
    boolean notActions = either(statement, "Action", "NotAction");
    boolean notResources = either(statement, "Resource", "NotResource");
    String effect = string(statement.getOrDefault("Effect", ""), "Effect");
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new PolicySyntaxException("Effect is '" + effect + "', not Allow or Deny");
    }
    return new Statement(
        string(statement.getOrDefault("Sid", ""), "Sid"),
        effect.equals("Allow"),
        strings(statement.get(notActions ? "NotAction" : "Action"), "Action"),
        notActions,
        strings(statement.get(notResources ? "NotResource" : "Resource"), "Resource"),
        notResources,
        conditions(statement.get("Condition")));
  }

  private static void known(Map<String, Object> object, Set<String> elements) {
    for (String element : object.keySet()) {
      if (!elements.contains(element)) {
        throw new PolicySyntaxException("the element '" + element + "' is not known here");
      }
    }
  }

  /// Whether the negated element is the one that is there; exactly one of the two must be.
  private static boolean either(Map<String, Object> statement, String plain, String negated) {
    if (statement.containsKey(plain) == statement.containsKey(negated)) {
      throw new PolicySyntaxException(
          "a statement needs either " + plain + " or " + negated + ", and only one of them");
    }
    return statement.containsKey(negated);
  }

  private static List<Condition> conditions(@org.jspecify.annotations.Nullable Object written) {
    List<Condition> conditions = new ArrayList<>();
    if (written == null) {
      return conditions;
    }
    object(written, "Condition")
        .forEach(
            (operator, keys) ->
                object(keys, operator)
                    .forEach(
                        (key, values) ->
                            conditions.add(new Condition(operator, key, strings(values, key)))));
    return conditions;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new PolicySyntaxException(what + " is not an object");
  }

  private static List<String> strings(
      @org.jspecify.annotations.Nullable Object value, String what) {
    if (value instanceof List<?> list) {
      return list.stream().map(v -> string(v, what)).toList();
    }
    return List.of(string(value, what));
  }

  private static String string(@org.jspecify.annotations.Nullable Object value, String what) {
    if (value instanceof String || value instanceof Boolean || value instanceof Number) {
      return value.toString();
    }
    throw new PolicySyntaxException(what + " is not a string or a list of strings");
  }
}
