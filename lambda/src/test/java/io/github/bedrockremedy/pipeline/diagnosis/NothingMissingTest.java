package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A principal whose own policies allow all the call needs: an Allow more would grant rights and
/// cure nothing, so none is offered, and what may refuse the call is named.
class NothingMissingTest {
  private static final Needed NEEDED = Facts.needed();
  private static final String ALL = "{'Effect':'Allow','Action':'bedrock:*','Resource':'*'}";
  private static final String MFA =
      "{'Sid':'Mfa','Effect':'Deny','Action':'bedrock:*','Resource':'*',"
          + "'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}}";
  private static final String EXPLICIT = "with an explicit deny in an identity-based policy";
  private static final Simulation LETS_THROUGH =
      Facts.answering(
          NEEDED,
          new Answer(
              Answer.Outcome.ALLOWED,
              true,
              Answer.Organization.NONE,
              List.of("aws:MultiFactorAuthPresent")));

  @ParameterizedTest
  @ValueSource(strings = {"", EXPLICIT, "IMPLICIT"})
  void aGuardThatNobodyCanLookBehindIsNamedAndNeverCalledRepaired(String clause) {
    var blocked =
        assertInstanceOf(
            Diagnosis.BlockedByPolicy.class,
            diagnose(clause, Facts.holding(ALL, MFA), LETS_THROUGH));
    Blocker guard = blocked.main();
    assertEquals(PolicyType.IDENTITY, guard.policy());
    assertTrue(guard.explicit());
    assertEquals(List.of("Mfa"), guard.statements().stream().map(HeldStatement::sid).toList());
    assertEquals(
        clause.equals(EXPLICIT) ? Confidence.CONFIRMED : Confidence.INFERRED,
        blocked.toConfidence());
  }

  @Test
  void aGuardInTheBoundaryIsNamedLikewise() {
    PrincipalFacts bounded = Facts.bounded(List.of(Facts.inline("own", ALL)), ALL, MFA);
    var blocked =
        assertInstanceOf(
            Diagnosis.BlockedByPolicy.class,
            diagnose(
                EXPLICIT.replace("an identity-based policy", "a permissions boundary"),
                bounded,
                LETS_THROUGH));
    assertEquals(PolicyType.PERMISSIONS_BOUNDARY, blocked.main().policy());
    assertEquals("Mfa", blocked.main().statements().getFirst().sid());
  }

  @Test
  void withoutAGuardWhatIsAllowedNowIsRepaired() {
    assertInstanceOf(
        Diagnosis.AlreadyAllowed.class, diagnose("", Facts.holding(ALL), LETS_THROUGH));
    assertInstanceOf(
        Diagnosis.AlreadyAllowed.class, diagnose(EXPLICIT, Facts.holding(ALL), LETS_THROUGH));
  }

  @Test
  void whereOnlyAServiceControlPolicyMayRefuseNothingIsOffered() {
    var refusing =
        Facts.answering(
            NEEDED,
            new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.REFUSES, List.of()));
    for (String clause : List.of("", "IMPLICIT")) {
      var open =
          assertInstanceOf(
              Diagnosis.Undetermined.class, diagnose(clause, Facts.holding(ALL), refusing));
      assertTrue(open.why().contains("service control policy"), open.why());
    }
  }

  @Test
  void withoutASimulationTheDocumentsStillTellThatNothingIsMissing() {
    assertInstanceOf(
        Diagnosis.Undetermined.class,
        diagnose("IMPLICIT", Facts.holding(ALL), new Simulation.NotDone("no right to simulate")));
    assertInstanceOf(
        Diagnosis.MissingAllow.class,
        diagnose(
            "IMPLICIT",
            Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE),
            new Simulation.NotDone("no right to simulate")));
  }

  @Test
  void aStatedPolicyThatIsGoneIsNotConfirmed() {
    PrincipalFacts partly = Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE);
    Simulation home = Facts.allowing(NEEDED, "us-east-1");
    for (String clause :
        List.of(
            EXPLICIT, "because no permissions boundary allows the bedrock:InvokeModel action")) {
      var gone = assertInstanceOf(Diagnosis.Undetermined.class, diagnose(clause, partly, home));
      assertTrue(gone.why().contains("were changed since"), gone.why());
    }
    assertInstanceOf(
        Diagnosis.BlockedByPolicy.class,
        diagnose(
            EXPLICIT,
            Facts.holding(
                Facts.MODELS_HERE, "{'Effect':'Deny','Action':'bedrock:*','Resource':'*'}"),
            home));
  }

  private static Diagnosis diagnose(String clause, PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(
        denial(clause), Facts.role(), Facts.evidence(NEEDED, principal, before));
  }

  private static Denial denial(String clause) {
    String reason = clause.equals("IMPLICIT") ? Records.identityClause() : clause;
    String message =
        Records.message("bedrock:InvokeModel", Records.model("us-east-2"), reason).strip();
    return DenialReader.read(Records.denied().with("errorMessage", message).event());
  }
}
