package io.github.bedrockremedy.pipeline.diagnosis;

import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.diagnose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which cause a denial has, and how sure that is, for each kind of what is needed.
class CauseAndConfidenceTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> CALLS = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final Arn PROFILE = Facts.arn(Records.profileArn());
  private static final Arn MODEL = Facts.arn(Records.model("us-east-1"));
  private static final Action APPLY = new Action("bedrock", "ApplyGuardrail");
  private static final Simulation UNASKED = new Simulation.NotDone("offline");
  private static final String ALL = "{'Effect':'Allow','Action':'bedrock:*','Resource':'*'}";

  @Test
  void whatIsNeededDecidesTheCauseAndHowSureItIs() {
    var router = new RouterFacts.Known(PROFILE, List.of(MODEL), List.of());
    is(Cause.MISSING_PROFILE, Confidence.INFERRED, unlisted(true));
    is(Cause.MISSING_DESTINATION_REGIONS, Confidence.INFERRED, unlisted(false));
    is(
        Cause.MISSING_MODEL,
        Confidence.INFERRED,
        new Needed.ThroughRouter(Action.INVOKE_MODEL, router),
        UNASKED);
    is(Cause.MISSING_MODEL, Confidence.CONFIRMED, Facts.direct());
    is(Cause.MISSING_ACTION, Confidence.CONFIRMED, guarded(Optional.empty()));
    is(Cause.MISSING_ACTION, Confidence.INFERRED, guarded(Optional.of("why")));
    is(Cause.MISSING_ACTION, Confidence.CONFIRMED, new Needed.AnyResource(APPLY));
    var ambiguous = new Needed.Ambiguous(Action.INVOKE_MODEL, List.of(Facts.direct()));
    assertEquals(
        new Diagnosis.Undetermined(
            "The record does not say which model or profile was called.", List.of(), ambiguous),
        diagnose(Facts.denial(), ambiguous, Facts.holding(), UNASKED));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, MISSING_PROFILE",
    "true, false, MISSING_PROFILE",
    "false, true, MISSING_DESTINATION_REGIONS",
    "false, false, MISSING_PROFILE",
  })
  void aDenialThatNamesNothingIsOfAModelWhereTheProfileItselfIsAllowed(
      boolean named, boolean allowed, Cause cause) {
    var onProfile =
        new Needed.ThroughProfile(Action.INVOKE_MODEL, Facts.needed().profile(), true, false);
    var answers = new java.util.HashMap<Probe, Answer>();
    CALLS.forEach(p -> answers.put(p, Facts.DENIED));
    answers.put(CALLS.getFirst(), allowed ? Facts.ALLOWED : Facts.DENIED);
    Denial denial = Facts.denied(named ? PROFILE.toString() : "", Records.identityClause());
    assertEquals(
        cause,
        diagnose(denial, onProfile, Facts.holding(), new Simulation.Done(answers)).toCause());
  }

  @Test
  void onlyWhatAwsOrIamSaysIsConfirmed() {
    for (Diagnosis sure :
        List.of(
            new Diagnosis.NotEntitled(Entitlement.PAYMENT, NEEDED),
            new Diagnosis.AlreadyAllowed(NEEDED),
            new Diagnosis.UnofferedAction(NEEDED))) {
      assertEquals(Confidence.CONFIRMED, sure.toConfidence(), sure.toString());
    }
    for (Diagnosis unsure :
        List.of(
            new Diagnosis.CompromisedPrincipal("x", NEEDED),
            new Diagnosis.Undetermined("x", List.of(), NEEDED))) {
      assertEquals(Confidence.INFERRED, unsure.toConfidence(), unsure.toString());
    }
    assertEquals("undetermined", Cause.UNDETERMINED.id());
  }

  @Test
  void whereNothingIsMissingAndNoServiceControlPolicyWasSeenOtherPoliciesAreLookedFor() {
    var open =
        assertInstanceOf(
            Diagnosis.Undetermined.class,
            diagnose(Facts.denial(), NEEDED, Facts.holding(ALL), UNASKED));
    assertTrue(open.why().endsWith("what refuses it is nothing they say."), open.why());
    assertTrue(open.nextSteps().getFirst().startsWith("Look for a session policy"));
  }

  private static Needed unlisted(boolean onProfile) {
    return new Needed.ThroughUnlisted(Action.INVOKE_MODEL, PROFILE, MODEL, onProfile, "why");
  }

  private static Needed guarded(Optional<String> doubt) {
    return new Needed.Guarded(
        APPLY, List.of(Facts.arn("arn:aws:bedrock:us-east-1:618048437522:guardrail/a")), doubt);
  }

  private static void is(Cause cause, Confidence confidence, Needed needed) {
    var answers = new java.util.HashMap<Probe, Answer>();
    needed
        .probes(needed.wantedAction().orElseThrow(), "us-east-1")
        .forEach(p -> answers.put(p, Facts.DENIED));
    is(cause, confidence, needed, new Simulation.Done(answers));
  }

  private static void is(Cause cause, Confidence confidence, Needed needed, Simulation before) {
    Denial denial =
        needed.wantedAction().orElseThrow().equals(APPLY)
            ? DenialReader.read(
                Records.denied()
                    .with("eventName", "ApplyGuardrail")
                    .deniedOn(APPLY.toString(), "*")
                    .event())
            : Facts.denial();
    Diagnosis found = diagnose(denial, needed, Facts.holding(), before);
    assertEquals(cause, found.toCause());
    assertEquals(confidence, found.toConfidence(), needed.toString());
  }
}
