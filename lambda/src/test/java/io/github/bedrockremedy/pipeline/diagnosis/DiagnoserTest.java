package io.github.bedrockremedy.pipeline.diagnosis;

import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.diagnose;
import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.missing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnoserTest {
  private static final Needed NEEDED = Facts.needed();
  private static final PrincipalFacts OWNER = Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE);
  private static final Simulation HOME_ONLY = Facts.allowing(NEEDED, "us-east-1");

  @Test
  void aGrantOfOneRegionThatIsCompletedByTheOthersIsConfirmed() {
    var missing = missing(NEEDED, OWNER, HOME_ONLY);
    assertEquals(Cause.MISSING_DESTINATION_REGIONS, missing.cause());
    assertEquals(Confidence.CONFIRMED, missing.confidence());
    assertEquals(
        Optional.of(List.of(new Region("us-east-2"), new Region("us-west-2"))),
        missing.missingRegions());
    assertEquals(List.of(), missing.doubts());
  }

  @Test
  void withoutTheOwnersGrantItIsOnlyInferred() {
    assertEquals(Confidence.INFERRED, missing(NEEDED, Facts.holding(), HOME_ONLY).confidence());
  }

  @Test
  void whatWasCalledAndDeniedDecidesTheCause() {
    var profile = Facts.needed().profile();
    var onProfile = new Needed.ThroughProfile(Action.INVOKE_MODEL, profile, true, false);
    assertEquals(
        Cause.MISSING_PROFILE,
        missing(onProfile, Facts.holding(), Facts.allowing(onProfile)).cause());
    assertEquals(
        Confidence.CONFIRMED,
        missing(onProfile, Facts.holding(), Facts.allowing(onProfile)).confidence());
    var direct = missing(Facts.direct(), Facts.holding(), Facts.allowing(Facts.direct()));
    assertEquals(Cause.MISSING_MODEL, direct.cause());
    assertEquals(Optional.empty(), direct.missingRegions());
    var inferred = new Needed.ThroughProfile(Action.INVOKE_MODEL, profile, false, true);
    assertEquals(
        Confidence.INFERRED,
        missing(inferred, OWNER, Facts.allowing(inferred, "us-east-1")).confidence());
    var any = new Needed.AnyResource(new Action("bedrock", "Rerank"));
    assertEquals(
        Cause.MISSING_ACTION, missing(any, Facts.holding(), new Simulation.Done(Map.of())).cause());
  }

  @Test
  void offlineTheStatedReasonIsBelievedAndSaidToBeUnproved() {
    var missing =
        missing(NEEDED, new PrincipalFacts.NotRead("offline"), new Simulation.NotDone("offline"));
    assertEquals(Confidence.INFERRED, missing.confidence());
    assertEquals(Optional.empty(), missing.missingRegions());
    assertEquals(List.of("offline"), missing.doubts());
  }

  @Test
  void withoutAReasonAndWithoutEvidenceNothingIsConcluded() {
    Denial unstated = denial("");
    assertEquals(
        Cause.UNDETERMINED,
        diagnose(unstated, NEEDED, new PrincipalFacts.NotRead("x"), new Simulation.NotDone("x"))
            .toCause());
    assertInstanceOf(Diagnosis.MissingAllow.class, diagnose(unstated, NEEDED, OWNER, HOME_ONLY));
    assertEquals(
        Cause.UNDETERMINED,
        diagnose(
                denial("because no moon policy allows the bedrock:InvokeModel action"),
                NEEDED,
                OWNER,
                HOME_ONLY)
            .toCause());
  }

  @Test
  void aCallTheSimulatorAllowsHasACauseItDoesNotSee() {
    Simulation there = Facts.allowing(NEEDED, "us-east-2");
    var unseen =
        assertInstanceOf(
            Diagnosis.Undetermined.class,
            diagnose(denial(""), NEEDED, Facts.holding(Facts.MODELS_HERE), there));
    assertEquals(
        "AWS gave no reason, and IAM's simulator allows the very call that was denied.",
        unseen.why());
    var stated = missing(NEEDED, OWNER, there);
    assertEquals(Confidence.INFERRED, stated.confidence());
    assertEquals(1, stated.doubts().size());
  }

  @Test
  void anotherActionOnAResourceIsAMissingAction() {
    var guardrail =
        Facts.arn("arn:aws:bedrock:us-east-1:" + Records.ACCOUNT + ":guardrail/abcdefghij");
    var needed = new Needed.Direct(new Action("bedrock", "ApplyGuardrail"), guardrail);
    Denial denial =
        DenialReader.read(
            Records.denied()
                .with("eventName", "ApplyGuardrail")
                .deniedOn("bedrock:ApplyGuardrail", guardrail.toString())
                .event());
    Diagnosis diagnosis =
        diagnose(denial, needed, Facts.holding(), new Simulation.NotDone("offline"));
    assertEquals(Cause.MISSING_ACTION, diagnosis.toCause());
    assertEquals("inferred", diagnosis.toConfidence().id());
  }

  @Test
  void aRefusalOutsideIamStaysOne() {
    Denial legacy =
        DenialReader.read(Records.denied().with("errorMessage", "Operation not allowed").event());
    assertEquals(
        new Diagnosis.NotEntitled(Entitlement.ACCOUNT, NEEDED),
        diagnose(legacy, NEEDED, OWNER, HOME_ONLY));
    Denial subscribe =
        DenialReader.read(Records.denied().deniedOn("aws-marketplace:Subscribe", "*").event());
    assertEquals(
        Cause.NOT_ENTITLED,
        diagnose(
                subscribe, new Needed.Unoffered(subscribe.action().orElseThrow()), OWNER, HOME_ONLY)
            .toCause());
  }

  @Test
  void anActionThatIsNotOfferedAndAnUnclearNeedAreReported() {
    var unoffered = new Needed.Unoffered(new Action("bedrock", "DeleteGuardrail"));
    assertEquals(
        new Diagnosis.UnofferedAction(unoffered),
        diagnose(Facts.denial(), unoffered, OWNER, HOME_ONLY));
    var unclear = new Needed.Unclear("why", List.of("step"));
    assertEquals(
        new Diagnosis.Undetermined("why", List.of("step"), unclear),
        diagnose(Facts.denial(), unclear, OWNER, HOME_ONLY));
  }

  @Test
  void aPrincipalGoneOrMadeAnewIsLeftAlone() {
    assertEquals(
        Cause.UNDETERMINED,
        diagnose(Facts.denial(), NEEDED, new PrincipalFacts.Gone(), HOME_ONLY).toCause());
    var anew =
        new PrincipalFacts.Known("AROAANOTHER", Map.of(), List.of(), Optional.empty(), false);
    assertEquals(Cause.UNDETERMINED, diagnose(Facts.denial(), NEEDED, anew, HOME_ONLY).toCause());
  }

  @Test
  void aQuarantinedPrincipalGetsNoPatchWhateverItsPoliciesSay() {
    var quarantined =
        new PrincipalFacts.Known(Records.ROLE_ID, Map.of(), List.of(), Optional.empty(), true);
    assertEquals(
        Cause.COMPROMISED_PRINCIPAL,
        diagnose(Facts.denial(), NEEDED, quarantined, HOME_ONLY).toCause());
    assertEquals(
        Cause.COMPROMISED_PRINCIPAL,
        diagnose(Facts.denial(), NEEDED, quarantined, new Simulation.NotDone("x")).toCause());
  }

  @Test
  void aCallerThatTriesModelAfterModelGetsNoPatchWhateverElseIsSo() {
    for (Simulation before : List.of(HOME_ONLY, Facts.answering(NEEDED, Facts.ALLOWED))) {
      Evidence seven = Facts.evidence(NEEDED, OWNER, before).tried(Diagnoser.MANY_MODELS - 1);
      Evidence eight = Facts.evidence(NEEDED, OWNER, before).tried(Diagnoser.MANY_MODELS);
      Denial denial = Facts.denial();
      assertEquals(
          Diagnoser.diagnose(denial, Facts.role(), Facts.evidence(NEEDED, OWNER, before)),
          Diagnoser.diagnose(denial, Facts.role(), seven));
      assertEquals(
          Cause.COMPROMISED_PRINCIPAL, Diagnoser.diagnose(denial, Facts.role(), eight).toCause());
    }
  }

  @Test
  void whatIsAllowedByNowNeedsNothing() {
    assertEquals(
        new Diagnosis.AlreadyAllowed(NEEDED),
        diagnose(Facts.denial(), NEEDED, OWNER, Facts.answering(NEEDED, Facts.ALLOWED)));
  }

  private static Denial denial(String clause) {
    return Facts.denied(Records.model("us-east-2"), clause);
  }
}
