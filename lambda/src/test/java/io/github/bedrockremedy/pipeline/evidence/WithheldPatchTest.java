package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A document the guard objects to is handed to nobody. No record leads to one that is known, so
/// the profile here claims a model no profile has.
class WithheldPatchTest {
  private static final String PROFILE =
      "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/a1b2c3d4e5f6";
  private static final String STRANGE =
      "arn:aws:bedrock:us-east-2:618048437522:provisioned-model/abc";

  @ParameterizedTest
  @ValueSource(
      strings = {"agents/supervisor-dev", "aws-reserved/AWSReservedSSO_Dev_0123456789abcdef"})
  void aRejectedDocumentIsNoPatchAndTheReportSaysWhy(String role) {
    Plan plan = plan(role);
    var undetermined = assertInstanceOf(Diagnosis.Undetermined.class, plan.diagnosis());
    assertTrue(undetermined.why().contains(STRANGE), undetermined.why());
    assertEquals(Optional.empty(), plan.patch());
    assertEquals("report", plan.decision().outcome());
    var kept = CasePlans.of(plan);
    assertEquals(Optional.empty(), kept.proposal());
    String steps = String.join(" ", kept.finding().nextSteps());
    assertFalse(steps.contains("Statement"), steps);
  }

  private static Plan plan(String role) {
    Map<String, Object> identity = new HashMap<>(Records.role());
    String name = role.substring(role.lastIndexOf('/') + 1);
    identity.put("arn", "arn:aws:sts::618048437522:assumed-role/" + name + "/session-1");
    String arn = "arn:aws:iam::618048437522:role/" + role;
    identity.put(
        "sessionContext",
        Map.of("sessionIssuer", Map.of("arn", arn, "principalId", Records.ROLE_ID)));
    var known =
        new ProfileFacts.Known(
            Arn.parse(PROFILE).orElseThrow(),
            List.of(Arn.parse(STRANGE).orElseThrow()),
            new ProfileFacts.Provenance.Live());
    var settings =
        new RuleSettings(Mode.AUTO, Optional.empty(), Set.of("*"), List.of("*"), List.of(), false);
    String json =
        Records.denied()
            .calling(PROFILE)
            .deniedOn("bedrock:InvokeModel", PROFILE)
            .with("userIdentity", identity)
            .json()
            .replace("assumed-role/supervisor-dev", "assumed-role/" + name);
    var event = assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(json)).event();
    return new Planner(Gathering.offline(FakeProfiles.of(known)), settings)
        .plan(event, false, event.time().plusSeconds(60));
  }
}
