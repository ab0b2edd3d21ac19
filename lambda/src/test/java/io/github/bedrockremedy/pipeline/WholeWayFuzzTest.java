package io.github.bedrockremedy.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A record whose every telling field is hostile is planned to an end, and earns nothing it does
/// not name.
class WholeWayFuzzTest {
  static List<Named<byte[]>> kept() {
    return KeptInputs.of(WholeWayFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    everyDenialIsPlannedToAnEnd(data);
  }

  /// One line each: model id, Region, action, resource, reason, ARN of the role.
  @FuzzTest(maxDuration = "10m")
  void everyDenialIsPlannedToAnEnd(byte[] data) {
    String[] lines = new String(data, UTF_8).split("\n", 6);
    Plan plan = plan(lines);
    if (plan == null) {
      return;
    }
    assertFalse(ExplainJson.text(ExplainJson.of(plan)).isEmpty());
    assertFalse(plan.decision() instanceof Decision.Apply, "offline nothing is applied");
    if (plan.decision() instanceof Decision.Ask) {
      String text = plan.patch().orElseThrow().text();
      String written = String.join("\n", lines);
      Set<String> named = new HashSet<>();
      for (Statement statement : PolicyReader.read(text).statements()) {
        assertTrue(statement.allow() && written.contains(statement.actions().getFirst()), text);
        named.addAll(statement.resources());
        for (String resource : statement.resources()) {
          assertTrue(ours(resource) || anywhere(plan, statement, resource), text);
        }
      }
      assertEquals(plan.diagnosis().needed().resources(), named);
    }
  }

  /// The model in every Region, where nobody knows where the called profile leads: never without
  /// that profile.
  private static boolean anywhere(Plan plan, Statement statement, String resource) {
    return plan.diagnosis().needed() instanceof Needed.ThroughUnlisted unlisted
        && unlisted.anywhere().equals(resource)
        && statement
            .conditions()
            .contains(Condition.stringEquals(Condition.PROFILE_ARN, unlisted.profile().toString()));
  }

  /// An ARN of the account, one of nobody's, or that of an action that takes no resource.
  private static boolean ours(String resource) {
    return resource.equals("*")
        || Arn.parse(resource)
            .filter(arn -> !arn.isPattern() && arn.service().equals("bedrock"))
            .map(arn -> arn.account().isEmpty() || arn.account().equals(Records.ACCOUNT))
            .orElse(false);
  }

  private static @Nullable Plan plan(String[] lines) {
    if (lines.length < 6) {
      return null;
    }
    Map<String, Object> identity = new HashMap<>(Records.role());
    identity.put(
        "sessionContext",
        Map.of(
            "sessionIssuer",
            Map.of("type", "Role", "principalId", Records.ROLE_ID, "arn", lines[5])));
    String json =
        Records.denied()
            .with("userIdentity", identity)
            .calling(lines[0])
            .with("awsRegion", lines[1])
            .with("errorMessage", Records.message(lines[2], lines[3], lines[4]))
            .json();
    return EventReader.read(json) instanceof EventReading.AccessDenied denied
        ? Plans.offline(denied.event(), Mode.APPROVE)
        : null;
  }
}
