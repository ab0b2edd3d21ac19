package io.github.bedrockremedy.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.assertions.Template;

/// The stack's template for some settings, as JSON. Each is made once a JVM: the CDK lives in a
/// Node
/// process, and making a template is what takes the time.
final class Synthesised {
  private static final Map<Map<String, Object>, Synthesised> MADE = new ConcurrentHashMap<>();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode resources;

  private Synthesised(JsonNode template) {
    this.resources = template.path("Resources");
  }

  static Synthesised with(Map<String, Object> settings) {
    return MADE.computeIfAbsent(
        settings,
        key -> new Synthesised(JSON.valueToTree(Template.fromStack(stack(key)).toJSON())));
  }

  static Synthesised inMode(String mode) {
    return with(Map.of("mode", mode));
  }

  /// A stack by itself, for checks that need the constructs.
  static HomeStack stack(Map<String, Object> settings) {
    var context = new TreeMap<>(settings);
    // What cdk.json says; here nobody reads it.
    context.put("@aws-cdk/core:validateAgainstDefaultRules", true);
    return Main.addTo(new App(AppProps.builder().context(context).build()), zip());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Properties by logical id.
  Map<String, JsonNode> all(String type) {
    var found = new TreeMap<String, JsonNode>();
    resources
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue().path("Properties"));
              }
            });
    return found;
  }

  /// Properties of the one resource of this type whose logical id begins so.
  JsonNode one(String type, String prefix) {
    var found = new TreeMap<>(all(type));
    found.keySet().removeIf(id -> !id.startsWith(prefix));
    if (found.size() != 1) {
      throw new AssertionError(type + " " + prefix + "…: " + found.keySet());
    }
    return found.firstEntry().getValue();
  }

  JsonNode whole(String type) {
    return Stream.of(resources)
        .flatMap(node -> node.properties().stream())
        .map(Map.Entry::getValue)
        .filter(node -> node.path("Type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  /// The statements of the policy that belongs to a handler's role.
  List<JsonNode> statements(String handler) {
    return all("AWS::IAM::Policy").values().stream()
        .filter(policy -> policy.at("/Roles/0/Ref").asText().startsWith("Roles" + handler))
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
        .toList();
  }

  /// One text or a list of them.
  static List<String> texts(JsonNode node) {
    return node.isArray()
        ? node.valueStream().map(Synthesised::text).toList()
        : List.of(text(node));
  }

  /// What CloudFormation would join, with `<Ref>` in place of what only it knows.
  static String text(JsonNode node) {
    if (node.has("Ref")) {
      return "<" + node.path("Ref").asText() + ">";
    }
    if (node.has("Fn::GetAtt")) {
      return "<" + String.join(".", texts(node.path("Fn::GetAtt"))) + ">";
    }
    if (node.has("Fn::Join")) {
      return String.join("", texts(node.at("/Fn::Join/1")));
    }
    return node.asText();
  }

  private static Path zip() {
    try {
      var zip = Files.createTempFile("functions", ".zip");
      zip.toFile().deleteOnExit();
      return zip;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
