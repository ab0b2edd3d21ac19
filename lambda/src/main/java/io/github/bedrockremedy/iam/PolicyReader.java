package io.github.bedrockremedy.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads an identity policy as its owner wrote it, in one pass. What it does not know it refuses by
/// name: a policy half understood would make a wrong conclusion look proved.
public final class PolicyReader {
  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;

  private PolicyReader(JsonParser parser) {
    this.parser = parser;
  }

  /// Reads a document.
  ///
  /// @throws PolicySyntaxException with the element that was not understood
  public static PolicyDocument read(String text) {
    try (JsonParser parser = STRICT.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        throw new PolicySyntaxException("the policy is null");
      }
      PolicyDocument document = new PolicyReader(parser).document();
      if (parser.nextToken() != null) {
        throw new PolicySyntaxException("more text follows the policy");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new PolicySyntaxException("the policy is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new PolicySyntaxException("the policy cannot be read: " + e.getMessage());
    }
  }

  private PolicyDocument document() throws IOException {
    String version = "2008-10-17";
    List<Statement> statements = List.of();
    object("the policy");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "Version" -> version = string(name);
        case "Id" -> parser.skipChildren();
        case "Statement" -> statements = statements();
        default -> throw unknown(name);
      }
    }
    return new PolicyDocument(version, statements);
  }

  private List<Statement> statements() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(statement());
    }
    List<Statement> statements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      statements.add(statement());
    }
    return statements;
  }

  private Statement statement() throws IOException {
    String sid = "";
    String effect = "";
    List<String> actions = null;
    List<String> notActions = null;
    List<String> resources = null;
    List<String> notResources = null;
    List<Condition> conditions = List.of();
    object("Statement");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "Sid" -> sid = string(name);
        case "Effect" -> effect = string(name);
        case "Action" -> actions = strings(name);
        case "NotAction" -> notActions = strings(name);
        case "Resource" -> resources = strings(name);
        case "NotResource" -> notResources = strings(name);
        case "Condition" -> conditions = conditions();
        default -> throw unknown(name);
      }
    }
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new PolicySyntaxException("Effect is '" + effect + "', not Allow or Deny");
    }
    return new Statement(
        sid,
        effect.equals("Allow"),
        either("Action", actions, notActions),
        notActions != null,
        either("Resource", resources, notResources),
        notResources != null,
        conditions);
  }

  /// Exactly one of an element and its negation must be there.
  private static List<String> either(
      String element, @Nullable List<String> plain, @Nullable List<String> negated) {
    if (plain != null && negated == null) {
      return plain;
    }
    if (negated != null && plain == null) {
      return negated;
    }
    throw new PolicySyntaxException(
        "a statement needs either " + element + " or Not" + element + ", and only one of them");
  }

  private List<Condition> conditions() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    object("Condition");
    for (String operator = parser.nextFieldName();
        operator != null;
        operator = parser.nextFieldName()) {
      parser.nextToken();
      object(operator);
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        conditions.add(new Condition(operator, key, strings(key)));
      }
    }
    return conditions;
  }

  private List<String> strings(String what) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return List.of(string(what));
    }
    List<String> strings = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      strings.add(string(what));
    }
    return strings;
  }

  private String string(String what) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING || token.isBoolean() || token.isNumeric()) {
      return parser.getText();
    }
    throw new PolicySyntaxException(what + " is not a string or a list of strings");
  }

  private void object(String what) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new PolicySyntaxException(what + " is not an object");
    }
  }

  private static PolicySyntaxException unknown(String element) {
    return new PolicySyntaxException("the element '" + element + "' is not known here");
  }
}
