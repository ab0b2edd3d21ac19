package io.github.bedrockremedy.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.bedrockremedy.json.JsonWalk;
import io.github.bedrockremedy.json.KnownNames;
import io.github.bedrockremedy.json.ParserWalk;
import io.github.bedrockremedy.json.PlainWalk;
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

  /// The names of plain policies, ours among them; one with any other is read by Jackson.
  private static final KnownNames NAMES =
      KnownNames.of(
          "Version",
          "Statement",
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition",
          "StringEquals",
          "StringLike",
          "ArnLike",
          "ArnEquals",
          Condition.PROFILE_ARN,
          Condition.ROUTER_ARN,
          Condition.REQUESTED_REGION);

  private final JsonWalk walk;

  private PolicyReader(JsonWalk walk) {
    this.walk = walk;
  }

  /// Reads a document. What is plain and without a fault is read once, all else by Jackson, the
  /// slower reader, which says what is wrong with it.
  ///
  /// @throws PolicySyntaxException with the element that was not understood
  public static PolicyDocument read(String text) {
    try {
      return new PolicyReader(PlainWalk.strictly(text, NAMES)).whole();
    } catch (IOException | PolicySyntaxException e) {
      return readAny(text);
    }
  }

  /// Reads a document, plain or not.
  static PolicyDocument readAny(String text) {
    try (JsonParser parser = STRICT.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        throw new PolicySyntaxException("the policy is null");
      }
      return new PolicyReader(new ParserWalk(parser)).whole();
    } catch (JsonProcessingException e) {
      throw new PolicySyntaxException("the policy is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new PolicySyntaxException("the policy cannot be read: " + e.getMessage());
    }
  }

  private PolicyDocument whole() throws IOException {
    PolicyDocument document = document();
    if (!walk.atEnd()) {
      throw new PolicySyntaxException("more text follows the policy");
    }
    return document;
  }

  private PolicyDocument document() throws IOException {
    String version = "2008-10-17";
    List<Statement> statements = List.of();
    object("the policy");
    while (walk.member()) {
      String name = walk.name();
      switch (name) {
        case "Version" -> version = string(name);
        case "Id" -> walk.skip();
        case "Statement" -> statements = statements();
        default -> throw unknown(name);
      }
    }
    return new PolicyDocument(version, statements);
  }

  private List<Statement> statements() throws IOException {
    if (walk.isNull()) {
      walk.skip();
      return List.of();
    }
    if (!walk.array()) {
      return List.of(statement());
    }
    List<Statement> statements = new ArrayList<>();
    while (walk.element()) {
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
    while (walk.member()) {
      String name = walk.name();
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
    if (walk.isNull()) {
      walk.skip();
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    object("Condition");
    while (walk.member()) {
      String operator = walk.name();
      object(operator);
      while (walk.member()) {
        String key = walk.name();
        conditions.add(new Condition(operator, key, strings(key)));
      }
    }
    return conditions;
  }

  private List<String> strings(String what) throws IOException {
    if (!walk.array()) {
      return List.of(string(what));
    }
    List<String> strings = new ArrayList<>();
    while (walk.element()) {
      strings.add(string(what));
    }
    return strings;
  }

  private String string(String what) throws IOException {
    if (!walk.hasText()) {
      throw new PolicySyntaxException(what + " is not a string or a list of strings");
    }
    return walk.text();
  }

  private void object(String what) throws IOException {
    if (!walk.object()) {
      throw new PolicySyntaxException(what + " is not an object");
    }
  }

  private static PolicySyntaxException unknown(String element) {
    return new PolicySyntaxException("the element '" + element + "' is not known here");
  }
}
