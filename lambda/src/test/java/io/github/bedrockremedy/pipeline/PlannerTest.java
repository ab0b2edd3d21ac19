package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.event.EventText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plans made offline: what the message and the catalogue tell, and nothing else.
class PlannerTest {
  private static final Path INCIDENT =
      Path.of("../events/missing-destination-regions/agent-supervisor/event.json");

  @Test
  void theIncidentNeedsThreeRegionsAndIsAskedAbout() throws IOException {
    var denied =
        assertInstanceOf(
            EventReading.AccessDenied.class, EventReader.read(Files.readString(INCIDENT)));
    Plan plan = Plans.offline(denied.event(), Mode.APPROVE);
    assertEquals(Cause.MISSING_DESTINATION_REGIONS, plan.diagnosis().toCause());
    assertEquals(
        List.of(new Region("us-east-1"), new Region("us-east-2"), new Region("us-west-2")),
        plan.diagnosis().needed().regions());
    assertEquals("ask", plan.decision().outcome());
    String text = plan.patch().orElseThrow().text();
    for (String region : List.of("us-east-1", "us-east-2", "us-west-2")) {
      assertTrue(text.contains(Records.model(region)), region);
    }
    assertFalse(text.contains("*"));
    Plan again =
        Plans.offline(
            assertInstanceOf(
                    EventReading.AccessDenied.class, EventReader.read(EventText.of(denied.event())))
                .event(),
            Mode.APPROVE);
    assertEquals(plan.key(), again.key());
    assertEquals(plan.patch(), again.patch());
  }

  @ParameterizedTest
  @EnumSource
  void offlineNothingIsEverApplied(Mode mode) {
    Decision decision = Plans.offline(Records.denied().event(), mode).decision();
    assertEquals(mode == Mode.DRY_RUN ? "report" : "ask", decision.outcome());
    assertTrue(decision.rules().stream().anyMatch(r -> r.verdict().id().equals("unknown")));
  }

  @Test
  void theTwoSidesOfTheDenialOfOneProfileGiveTheSamePatch() {
    Plan onModel = Plans.offline(Records.denied().event());
    Plan onProfile =
        Plans.offline(
            Records.denied().deniedOn("bedrock:InvokeModel", Records.profileArn()).event());
    assertEquals(Cause.MISSING_PROFILE, onProfile.diagnosis().toCause());
    assertEquals(onModel.patch(), onProfile.patch());
  }

  @Test
  void aGlobalProfileNamesTheArnWithoutRegion() {
    Plan plan =
        Plans.offline(
            Records.denied()
                .calling("global." + Records.SONNET)
                .deniedOn("bedrock:InvokeModel", Records.model(""))
                .event());
    String text = plan.patch().orElseThrow().text();
    assertTrue(
        text.contains("\"" + Records.model("") + "\"") && text.contains("unspecified"), text);
    assertPasses(plan, "guard");
  }

  @Test
  void aModelCalledDirectlyIsThatModelAlone() {
    Plan plan =
        Plans.offline(
            Records.denied()
                .calling(Records.SONNET)
                .deniedOn("bedrock:InvokeModel", Records.model("us-east-1"))
                .event());
    assertEquals(Cause.MISSING_MODEL, plan.diagnosis().toCause());
    String text = plan.patch().orElseThrow().text();
    assertFalse(text.contains("inference-profile") || text.contains("us-east-2"), text);
    assertPasses(plan, "guard");
  }

  @Test
  void withoutTheCalledIdAPersonHasToFindItOut() {
    Plan plan =
        Plans.offline(
            Records.denied()
                .without("requestParameters")
                .deniedOn("bedrock:InvokeModel", Records.model("us-east-1"))
                .event());
    assertEquals(Cause.UNDETERMINED, plan.diagnosis().toCause());
    assertEquals(Optional.empty(), plan.patch());
    assertEquals("report", plan.decision().outcome());
  }

  @Test
  void withoutAReasonNothingIsConcludedOffline() {
    Plan plan =
        Plans.offline(
            Records.denied()
                .with(
                    "errorMessage",
                    Records.message("bedrock:InvokeModel", Records.model("us-east-2"), ""))
                .event());
    assertInstanceOf(Diagnosis.Undetermined.class, plan.diagnosis());
    assertEquals(Optional.empty(), plan.planned());
  }

  @Test
  void aCallerThatCannotBePatchedGetsADiagnosisAndNoPatch() {
    var sso = Records.role();
    String json =
        Records.denied()
            .with("userIdentity", sso)
            .json()
            .replace(
                "role/agents/supervisor-dev",
                "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_1a")
            .replace("supervisor-dev", "AWSReservedSSO_Dev_1a");
    var denied = assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(json));
    Plan plan = Plans.offline(denied.event());
    assertEquals(Cause.MISSING_DESTINATION_REGIONS, plan.diagnosis().toCause());
    assertEquals(Optional.empty(), plan.patch());
    assertEquals("report", plan.decision().outcome());
  }

  @Test
  void theProfileOfAnotherAccountIsNeverPutIntoAPatchThatIsAskedAbout() {
    String foreign = Records.profileArn().replace(Records.ACCOUNT, "111122223333");
    Plan plan =
        Plans.offline(
            Records.denied().calling(foreign).deniedOn("bedrock:InvokeModel", foreign).event());
    assertEquals("report", plan.decision().outcome());
    assertEquals(Cause.UNDETERMINED, plan.diagnosis().toCause());
    assertEquals(Optional.empty(), plan.patch());
  }

  private static void assertPasses(Plan plan, String rule) {
    assertTrue(
        plan.decision().rules().stream()
            .anyMatch(r -> r.rule().equals(rule) && r.verdict().id().equals("pass")),
        () -> plan.decision().rules().toString());
  }
}
