package io.github.bedrockremedy.pipeline.patch;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what is wrong with a policy the guard let pass. Written line by line from what a patch may
/// hold, with another JSON reader and nothing of the guard's code: slow, and obvious.
///
/// @param needed what the patch is for
/// @param actions the actions it is for
record SecondOpinion(Needed needed, List<String> actions) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String GLOBAL_PROFILE = Records.profileArn().replace("/us.", "/global.");

  /// One opinion for each shape a patch has.
  static List<SecondOpinion> shapes() {
    var global =
        new Needed.ThroughProfile(
            Action.INVOKE_MODEL, Facts.profile(GLOBAL_PROFILE, "us-east-1", ""), false, false);
    var any = new Needed.AnyResource(new Action("bedrock", "Rerank"));
    List<String> invoke = List.of("bedrock:InvokeModel");
    return List.of(
        new SecondOpinion(Facts.needed(), invoke),
        new SecondOpinion(
            Facts.needed(),
            List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream")),
        new SecondOpinion(global, invoke),
        new SecondOpinion(Facts.direct(), invoke),
        new SecondOpinion(any, List.of("bedrock:Rerank")));
  }

  /// The patch that is right.
  String text() {
    return PatchBuilder.build(Patches.missing(needed)).orElseThrow().text();
  }

  boolean passesTheGuard(String text) {
    List<Action> wanted = actions.stream().map(a -> Action.parse(a).orElseThrow()).toList();
    return PatchGuard.objections(
            text,
            new PatchGuard.Limits(
                Records.ACCOUNT, new Region("us-east-1"), wanted, needed.resources()))
        .isEmpty();
  }

  /// The first thing that is wrong with it.
  Optional<String> against(String text) {
    JsonNode policy;
    try {
      policy = JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("it passed and is no JSON: " + text, e);
    }
    if (!names(policy, "Version", "Id", "Statement")
        || !policy.path("Version").asText().equals("2012-10-17")) {
      return Optional.of("it is no policy of the version of 2012");
    }
    Set<String> named = new HashSet<>();
    JsonNode statements = policy.path("Statement");
    for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
      Optional<String> wrong = wrong(statement, named);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return named.equals(needed.resources())
        ? Optional.empty()
        : Optional.of("it names " + named + " and not " + needed.resources());
  }

  private Optional<String> wrong(JsonNode statement, Set<String> named) {
    if (!names(statement, "Sid", "Effect", "Action", "Resource", "Condition")) {
      return Optional.of("a statement has another element: " + statement);
    }
    if (!statement.path("Effect").asText().equals("Allow")) {
      return Optional.of("a statement is no Allow: " + statement);
    }
    if (!Set.copyOf(strings(statement.path("Action"))).equals(Set.copyOf(actions))) {
      return Optional.of("a statement has other actions: " + statement);
    }
    for (String resource : strings(statement.path("Resource"))) {
      if (!needed.resources().contains(resource)) {
        return Optional.of("nobody asked for " + resource);
      }
      if (needed instanceof Needed.ThroughProfile through
          && resource.contains("foundation-model")) {
        String profile = through.profile().arn().toString();
        if (!condition(statement, "bedrock:InferenceProfileArn").equals(List.of(profile))) {
          return Optional.of(resource + " is not bound to its profile");
        }
        boolean bound = condition(statement, "aws:RequestedRegion").equals(List.of("unspecified"));
        if (resource.startsWith("arn:aws:bedrock:::") && !bound) {
          return Optional.of(resource + " is not bound to global routing");
        }
      }
      named.add(resource);
    }
    return Optional.empty();
  }

  private static List<String> condition(JsonNode statement, String key) {
    return strings(statement.path("Condition").path("StringEquals").path(key));
  }

  private static boolean names(JsonNode object, String... known) {
    Set<String> rest = new HashSet<>();
    object.fieldNames().forEachRemaining(rest::add);
    rest.removeAll(Set.of(known));
    return object.isObject() && rest.isEmpty();
  }

  private static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    if (node.isTextual()) {
      strings.add(node.asText());
    }
    node.forEach(element -> strings.add(element.asText()));
    return strings;
  }
}
