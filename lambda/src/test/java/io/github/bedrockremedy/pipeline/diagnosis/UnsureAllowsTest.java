package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Coverage;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulator lets a call through because it did not have a key, which the real request had.
class UnsureAllowsTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> CALLS = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final String ALL = "{'Effect':'Allow','Action':'bedrock:*','Resource':'*'}";
  private static final String ELSEWHERE = "'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}";
  private static final Simulation LETS_THROUGH =
      Facts.answering(
          NEEDED,
          new Answer(
              Answer.Outcome.ALLOWED, true, Answer.Organization.NONE, List.of("aws:SourceIp")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        ELSEWHERE,
        "'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}",
        "'StringEqualsIfExists':{'aws:SourceVpce':'vpce-1'}",
      })
  void anAllowThatHangsOnItIsStillMissingWhereAwsSaysSo(String condition) {
    PrincipalFacts held = Facts.holding(only(condition));
    var missing =
        assertInstanceOf(
            Diagnosis.MissingAllow.class, diagnose(Facts.denial(), held, LETS_THROUGH));
    assertInstanceOf(OwnGrant.Conditioned.class, missing.grant());
    assertEquals(Confidence.INFERRED, missing.toConfidence());
    assertEquals(Optional.empty(), missing.missingRegions());
  }

  @Test
  void oneThatHangsOnNothingIsThere() {
    for (PrincipalFacts held : List.of(Facts.holding(ALL), Facts.holding(only(ELSEWHERE), ALL))) {
      assertInstanceOf(
          Diagnosis.AlreadyAllowed.class, diagnose(Facts.denial(), held, LETS_THROUGH));
    }
    assertInstanceOf(
        Diagnosis.AlreadyAllowed.class,
        diagnose(
            Facts.denial(),
            Facts.holding(only(ELSEWHERE)),
            Facts.answering(NEEDED, Facts.ALLOWED)));
  }

  @Test
  void whatADenyMayCoverIsNotCalledAllowedToday() {
    Map<Probe, Answer> answers = new java.util.HashMap<>();
    for (Probe call : CALLS) {
      boolean denied = call.resource().toString().equals(Records.model("us-east-2"));
      answers.put(
          call,
          denied
              ? Facts.DENIED
              : new Answer(
                  Answer.Outcome.ALLOWED,
                  true,
                  Answer.Organization.NONE,
                  List.of("aws:CurrentTime")));
    }
    String late = "'DateGreaterThan':{'aws:CurrentTime':'2020-01-01T00:00:00Z'}";
    String deny = only(late).replace("'Allow'", "'Deny'").replace("'*'", "'*us-west-2*'");
    String allow = ALL.replace("'Resource':'*'", "'NotResource':'*us-east-2*'");
    var simulated = new Simulation.Done(answers);
    assertEquals(
        Optional.empty(), missing(diagnose(Facts.denial(), Facts.holding(allow, deny), simulated)));
    assertEquals(
        Optional.of(List.of(new Region("us-east-2"))),
        missing(diagnose(Facts.denial(), Facts.holding(allow), simulated)));
  }

  private static Optional<List<Region>> missing(Diagnosis diagnosis) {
    return assertInstanceOf(Diagnosis.MissingAllow.class, diagnosis).missingRegions();
  }

  @Test
  void withoutAwssReasonNothingIsConcluded() {
    String message = Records.message("bedrock:InvokeModel", Records.model("us-east-2"), "").strip();
    Denial unstated = DenialReader.read(Records.denied().with("errorMessage", message).event());
    assertInstanceOf(
        Diagnosis.Undetermined.class,
        diagnose(unstated, Facts.holding(only(ELSEWHERE)), LETS_THROUGH));
  }

  @Test
  void aBoundaryThatHangsOnItStandsInTheWayWhereAwsNamesIt() {
    PrincipalFacts bounded = Facts.bounded(List.of(Facts.inline("own", ALL)), only(ELSEWHERE));
    Denial denial =
        Facts.denied(
            Records.model("us-east-2"),
            "because no permissions boundary allows the bedrock:InvokeModel action");
    var blocked =
        assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnose(denial, bounded, LETS_THROUGH));
    assertEquals(PolicyType.PERMISSIONS_BOUNDARY, blocked.main().policy());
  }

  @Test
  void ourPolicyDoesNotGiveWayToIt() {
    var held =
        new PrincipalFacts.Known(
            Records.ROLE_ID,
            Map.of(),
            List.of(Facts.inline("own", only(ELSEWHERE)), Facts.inline("BedrockRemedy-br-x", ALL)),
            Optional.empty(),
            false);
    assertInstanceOf(
        Coverage.Lacking.class,
        Coverage.without("BedrockRemedy-br-x", held, _ -> LETS_THROUGH, CALLS));
    assertTrue(
        UnsureAllows.noneAmong(KnownKeys.NONE, held, CALLS, LETS_THROUGH),
        "our policy covers the calls");
    assertFalse(
        UnsureAllows.noneAmong(KnownKeys.NONE, Facts.holding(only(ELSEWHERE)), CALLS, LETS_THROUGH),
        "nothing does");
  }

  private static String only(String condition) {
    return "{'Effect':'Allow','Action':'bedrock:*','Resource':'*','Condition':{" + condition + "}}";
  }

  private static Diagnosis diagnose(Denial denial, PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(denial, Facts.role(), Facts.evidence(NEEDED, principal, before));
  }
}
