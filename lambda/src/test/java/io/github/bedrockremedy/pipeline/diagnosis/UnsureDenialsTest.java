package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Denials of the simulator that hang on what it did not have, and those that do not.
class UnsureDenialsTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> CALLS = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final String NULL_GUARDRAIL = "'Null':{'bedrock:GuardrailIdentifier':'true'}";
  private static final PrincipalFacts BOUNDED_BY_PROFILE =
      Facts.bounded(
          List.of(Facts.inline("own", Facts.MODELS_HERE, Facts.PROFILES_HERE)),
          "{'Sid':'Eu','Effect':'Allow','Action':'bedrock:*','Resource':'*','Condition':{'ArnLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:*:*:inference-profile/us.*'}}}");
  private static final Answer PROFILE_REFUSED =
      new Answer(
          Answer.Outcome.IMPLICIT_DENY,
          false,
          Answer.Organization.NONE,
          List.of("bedrock:InferenceProfileArn"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"StringNotEquals\":{\"bedrock:GuardrailIdentifier\":\"g1\"}|bedrock:GuardrailIdentifier",
        "\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}|aws:multifactorauthpresent",
        "\"NotIpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}|aws:SourceIp",
        "\"Null\":{\"bedrock:GuardrailIdentifier\":\"true\"}|",
        "\"StringNotEqualsIfExists\":{\"aws:SourceVpc\":\"vpc-1\"}|aws:SourceVpc",
      })
  void aDenyOnAnUnknownKeyIsADoubtWhereAwsStatedAMissingAllow(
      String condition, @org.jspecify.annotations.Nullable String missing) {
    List<String> keys = Optional.ofNullable(missing).stream().toList();
    Diagnosis.MissingAllow found =
        assertInstanceOf(
            Diagnosis.MissingAllow.class, diagnose(holding(deny(condition)), explicit(keys)));
    assertEquals(List.of("own"), found.unsure().stream().map(HeldStatement::policy).toList());
    assertEquals(Confidence.INFERRED, found.toConfidence());
    assertEquals(Optional.empty(), found.missingRegions());
    assertEquals(0, left(Facts.denial(), holding(deny(condition)), explicit(keys)));
  }

  @Test
  void aDenyTheSimulatorFindsNotToApplyForWantOfItsKeyIsADoubtToo() {
    String one = "'Sid':'One',";
    String deny =
        deny("'StringEquals':{'bedrock:GuardrailIdentifier':'g1'}")
            .replace("{'Effect'", "{" + one + "'Effect'");
    Simulation here = Facts.allowing(NEEDED, "us-east-1");
    Diagnosis.MissingAllow found =
        assertInstanceOf(Diagnosis.MissingAllow.class, diagnose(holding(deny), here));
    assertEquals(List.of("One"), found.unsure().stream().map(HeldStatement::sid).toList());
    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"), found.unsure().getFirst().shutOut());
    assertEquals(Confidence.INFERRED, found.toConfidence());
    var sure = assertInstanceOf(Diagnosis.MissingAllow.class, diagnose(holding(), here));
    assertEquals(List.of(), sure.unsure());
    assertEquals(Confidence.CONFIRMED, sure.toConfidence());
  }

  @Test
  void aCertainDenyBesideAnUnsureOneStaysCertain() {
    PrincipalFacts both = holding(deny(NULL_GUARDRAIL), deny(""));
    assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnose(both, explicit(List.of())));
    assertEquals(CALLS.size(), left(Facts.denial(), both, explicit(List.of())));
  }

  @Test
  void aDenyOnWhatTheSimulatorKnowsOfThePrincipalStaysCertain() {
    String name = "'StringEquals':{'aws:PrincipalType':'AssumedRole'}";
    String noTag = "'Null':{'aws:PrincipalTag/team':'true'}";
    for (String condition : List.of(name, noTag)) {
      PrincipalFacts held = holding(deny(condition));
      assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnose(held, explicit(List.of())));
      assertEquals(
          CALLS.size(),
          left(
              Facts.denial(), holding(deny(condition), deny(NULL_GUARDRAIL)), explicit(List.of())));
    }
  }

  @Test
  void nothingIsConcludedWithoutAwssReasonOrWithoutTheDocuments() {
    PrincipalFacts held = holding(deny(NULL_GUARDRAIL));
    Denial unstated = Facts.denied(Records.model("us-east-2"), "");
    assertEquals(CALLS.size(), left(unstated, held, explicit(List.of())));
    var unreadable =
        new PrincipalFacts.Known(
            Records.ROLE_ID,
            Map.of(),
            List.of(Facts.inline("own", deny(NULL_GUARDRAIL)), Facts.inline("odd", "{'Odd':1}")),
            Optional.empty(),
            false);
    assertEquals(CALLS.size(), left(Facts.denial(), unreadable, explicit(List.of())));
  }

  @Test
  void aBoundaryOnTheProfileKeyIsUnsureOnTheProfileItselfOnly() {
    Simulation answers = Facts.answering(NEEDED, PROFILE_REFUSED);
    assertEquals(CALLS.size() - 1, left(Facts.denial(), BOUNDED_BY_PROFILE, answers));
    assertTrue(
        UnsureDenials.isUnsure(
            Facts.denial(), BOUNDED_BY_PROFILE, CALLS.getFirst(), PROFILE_REFUSED),
        "the check of the profile");
  }

  @Test
  void aBoundaryThatMayRefuseTheProfileIsADoubtWithItsStatement() {
    var answers = new java.util.HashMap<Probe, Answer>();
    CALLS.forEach(p -> answers.put(p, Facts.DENIED));
    answers.put(CALLS.getFirst(), PROFILE_REFUSED);
    var missing =
        assertInstanceOf(
            Diagnosis.MissingAllow.class,
            diagnose(BOUNDED_BY_PROFILE, new Simulation.Done(answers)));
    assertEquals(List.of("Eu"), missing.unsure().stream().map(HeldStatement::sid).toList());
  }

  @Test
  void aKeyTheDocumentsKnowMakesNoDenialUnsure() {
    String deny =
        "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringLike':{'aws:RequestedRegion':'us-*'},'StringEquals':{'aws:PrincipalType':'AssumedRole'}}}";
    var answer =
        new Answer(
            Answer.Outcome.EXPLICIT_DENY,
            true,
            Answer.Organization.NONE,
            List.of("aws:RequestedRegion"));
    assertFalse(
        UnsureDenials.isUnsure(Facts.denial(), Facts.holding(deny), CALLS.getFirst(), answer));
  }

  @Test
  void whatMayRefuseTheCallOnceItsAllowIsThereIsNamedToo() {
    String address = "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}";
    String limit =
        "{'Sid':'Limit','Effect':'Allow','Action':'bedrock:*','Resource':'*','Condition':{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}}";
    PrincipalFacts bounded =
        Facts.bounded(List.of(Facts.inline("own", Facts.PROFILES_HERE, deny(address))), limit);
    var lacking =
        new Answer(
            Answer.Outcome.IMPLICIT_DENY, true, Answer.Organization.NONE, List.of("aws:SourceIp"));
    var found =
        assertInstanceOf(
            Diagnosis.MissingAllow.class, diagnose(bounded, Facts.answering(NEEDED, lacking)));
    assertEquals(
        List.of("own", "limits"), found.unsure().stream().map(HeldStatement::policy).toList());
    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"), found.unsure().getFirst().shutOut());
    assertEquals(Confidence.INFERRED, found.toConfidence());
  }

  private static PrincipalFacts holding(String... denies) {
    List<String> all = new java.util.ArrayList<>(List.of(denies));
    all.add(Facts.MODELS_HERE);
    all.add(Facts.PROFILES_HERE);
    return Facts.holding(all.toArray(String[]::new));
  }

  private static String deny(String condition) {
    return "{'Effect':'Deny','Action':'bedrock:*','Resource':'*'"
        + (condition.isEmpty() ? "" : ",'Condition':{" + condition + "}")
        + "}";
  }

  private static Simulation explicit(List<String> missing) {
    return Facts.answering(
        NEEDED, new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.NONE, missing));
  }

  private static Diagnosis diagnose(PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(
        Facts.denial(), Facts.role(), Facts.evidence(NEEDED, principal, before));
  }

  /// How many answers are left once the unsure ones are left out.
  private static int left(Denial denial, PrincipalFacts principal, Simulation answers) {
    return assertInstanceOf(
            Simulation.Done.class, UnsureDenials.leftOut(denial, principal, answers, CALLS))
        .answers()
        .size();
  }
}
