package io.github.bedrockremedy.pipeline.diagnosis;

import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.diagnose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker.KnownBy;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What refuses a call besides a missing Allow, and that all of it is named.
class BlockersTest {
  private static final Needed NEEDED = Facts.needed();
  private static final PrincipalFacts OWNER = Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE);
  private static final Simulation HOME_ONLY = Facts.allowing(NEEDED, "us-east-1");
  private static final Blocker OWN_LACK =
      new Blocker(
          PolicyType.IDENTITY,
          false,
          KnownBy.DOCUMENT,
          Optional.empty(),
          List.of(),
          List.of("us-east-2", "us-west-2"));
  private static final String BOUNDARY = "arn:aws:iam::618048437522:policy/limits";

  /// What the documents must show themselves is in [NothingMissingTest].
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IDENTITY", "PERMISSIONS_BOUNDARY"})
  void anExplicitDenyIsNeverAMissingAllow(PolicyType policy) {
    var blocked =
        assertInstanceOf(
            Diagnosis.BlockedByPolicy.class,
            diagnose(
                denial("with an explicit deny in a " + policy.words() + ": " + BOUNDARY),
                NEEDED,
                OWNER,
                HOME_ONLY));
    assertEquals(
        new Blocker(
            policy, true, KnownBy.STATED, Optional.of(Facts.arn(BOUNDARY)), List.of(), List.of()),
        blocked.main());
    assertEquals(
        List.of(blocked.main(), OWN_LACK), blocked.blockers(), "what the role lacks besides");
    assertEquals(Confidence.CONFIRMED, blocked.toConfidence());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IDENTITY", "RCP"})
  void anImplicitDenyOfAnyOtherPolicyIsNeverAMissingAllow(PolicyType policy) {
    Diagnosis diagnosis =
        diagnose(
            denial("because no " + policy.words() + " allows the bedrock:InvokeModel action"),
            NEEDED,
            bounded(),
            HOME_ONLY);
    Optional<io.github.bedrockremedy.iam.Arn> arn =
        policy == PolicyType.PERMISSIONS_BOUNDARY
            ? Optional.of(Facts.arn(BOUNDARY))
            : Optional.empty();
    var blocked = assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnosis);
    Blocker stated =
        blocked.blockers().stream().filter(b -> b.policy() == policy).findFirst().orElseThrow();
    assertEquals(KnownBy.STATED, stated.knownBy());
    assertEquals(arn, stated.policyArn());
  }

  @Test
  void theBoundaryAndTheRolesOwnDenyThatWouldStillBlockAreNamed() {
    Answer bounded =
        new Answer(Answer.Outcome.IMPLICIT_DENY, false, Answer.Organization.NONE, List.of());
    var boundary =
        blocked(diagnose(Facts.denial(), NEEDED, bounded(), Facts.answering(NEEDED, bounded)));
    assertEquals(PolicyType.PERMISSIONS_BOUNDARY, boundary.main().policy());
    assertEquals(Optional.of(Facts.arn(BOUNDARY)), boundary.main().policyArn());
    assertEquals(
        List.of(PolicyType.IDENTITY, PolicyType.PERMISSIONS_BOUNDARY),
        boundary.blockers().stream().map(Blocker::policy).toList());
    Answer denied =
        new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.NONE, List.of());
    var own = blocked(diagnose(Facts.denial(), NEEDED, OWNER, Facts.answering(NEEDED, denied)));
    assertEquals(PolicyType.IDENTITY, own.main().policy());
    assertEquals(KnownBy.SIMULATED, own.main().knownBy());
    assertEquals(List.of("us-east-1", "us-east-2", "us-west-2"), own.main().regions());
    assertEquals(Confidence.INFERRED, own.toConfidence());
  }

  private static Diagnosis.BlockedByPolicy blocked(Diagnosis diagnosis) {
    return assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnosis);
  }

  private static PrincipalFacts bounded() {
    var boundary =
        new HeldPolicy(
            HeldPolicy.Source.BOUNDARY, "limits", Optional.of(Facts.arn(BOUNDARY)), "{}");
    return new PrincipalFacts.Known(
        Records.ROLE_ID, Map.of(), List.of(), Optional.of(boundary), false);
  }

  private static Denial denial(String clause) {
    return Facts.denied(Records.model("us-east-2"), clause);
  }
}
