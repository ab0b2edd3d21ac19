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
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/// A stack's template for some settings, as JSON. Each is made once a JVM: the CDK lives in a Node
/// process, and making a template is what takes the time.
final class Synthesised {
  /// Everything that can be switched on, in one account.
  static final Map<String, Object> ALL_OPTIONS =
      Map.of(
          "mode", "auto",
          "email", "a@example.com",
          "approvalChannel", "slack",
          "slackWorkspace", "T0123ABCD",
          "slackChannel", "C0123ABCD",
          "createTrail", true,
          "customerKey", true,
          "archiveDays", 14);

  /// Three accounts of an organisation and two Regions.
  static final Map<String, Object> ORGANISATION =
      Map.of(
          "homeAccount", "123456789012",
          "homeRegion", "us-east-1",
          "accounts", List.of("123456789012", "111122223333", "444455556666"),
          "sourceRegions", "us-west-2",
          "organization", "o-a1b2c3d4e5");

  private static final Map<Map<String, Object>, Map<String, Synthesised>> MADE =
      new ConcurrentHashMap<>();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode template;
  private final JsonNode resources;

  private Synthesised(JsonNode template) {
    this.template = template;
    this.resources = template.path("Resources");
  }

  JsonNode template() {
    return template;
  }

  /// The home stack.
  static Synthesised with(Map<String, Object> settings) {
    return with(
        settings, settings.containsKey("stage") ? "BedrockRemedy-staging" : "BedrockRemedy");
  }

  /// One of the other stacks, by what its name ends in.
  static Synthesised with(Map<String, Object> settings, String ending) {
    return stacks(settings).entrySet().stream()
        .filter(stack -> stack.getKey().endsWith(ending))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /// Every stack of an installation by its name.
  static Map<String, Synthesised> stacks(Map<String, Object> settings) {
    return MADE.computeIfAbsent(
        settings,
        key -> {
          var made = new TreeMap<String, Synthesised>();
          for (var child : app(key).getNode().getChildren()) {
            if (child instanceof Stack stack) {
              var template = JSON.<JsonNode>valueToTree(Template.fromStack(stack).toJSON());
              made.put(stack.getStackName(), new Synthesised(template));
            }
          }
          return made;
        });
  }

  static Synthesised inMode(String mode) {
    return with(Map.of("mode", mode));
  }

  /// The app with its constructs.
  static App app(Map<String, Object> settings) {
    return app(AppProps.builder(), settings);
  }

  static App app(AppProps.Builder builder, Map<String, Object> settings) {
    var context = new TreeMap<>(settings);
    context.putAll(Main.quiet());
    // What cdk.json says; here nobody reads it.
    context.put("@aws-cdk/core:validateAgainstDefaultRules", true);
    var app = new App(builder.context(context).build());
    Main.addTo(app, zip());
    return app;
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

  /// The one resource of a type, with what stands beside its properties.
  JsonNode whole(String type) {
    return wholes(type).getFirst();
  }

  List<JsonNode> wholes(String type) {
    return resources.properties().stream()
        .map(Map.Entry::getValue)
        .filter(node -> node.path("Type").asText().equals(type))
        .toList();
  }

  /// The statements of the inline policy that belongs to a role.
  List<JsonNode> statements(String role) {
    return all("AWS::IAM::Policy").values().stream()
        .filter(policy -> policy.at("/Roles/0/Ref").asText().startsWith("Roles" + role))
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
