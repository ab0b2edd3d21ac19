package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies of the role's own and its boundary that decide by the Region asked for.
class RegionTrapTest {
  private static final Needed NEEDED = Facts.needed();
  private static final Simulation UNASKED = new Simulation.NotDone("throttled");
  private static final Simulation HOME_ONLY = Facts.allowing(NEEDED, "us-east-1");
  private static final String ALL = "'Allow','Action':'bedrock:*','Resource':'*'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringNotEquals | ['us-east-1'] | us-east-2 us-west-2",
        "StringNotEqualsIfExists | ['us-east-1','us-east-2'] | us-west-2",
        "ForAnyValue:StringNotEquals | ['us-east-1'] | us-east-2 us-west-2",
        "StringNotLike | ['us-east-*'] | us-west-2",
        "StringNotEqualsIgnoreCase | ['US-EAST-1'] | us-east-2 us-west-2",
        "StringEquals | ['us-west-2','eu-west-1'] | us-west-2",
        "StringLike | ['us-west-*'] | us-west-2",
      })
  void aDenyByRegionIsFoundWithTheRegionsItShutsOut(String operator, String list, String shut) {
    String deny =
        statement(
            "'Sid':'Home','Effect':'Deny','Action':'bedrock:*','Resource':'*'", operator, list);
    for (Simulation before : List.of(UNASKED, HOME_ONLY)) {
      Blocker main = blocked(Facts.holding(statement(ALL), deny), before).main();
      assertEquals(PolicyType.IDENTITY, main.policy());
      assertTrue(main.explicit());
      assertEquals(List.of(shut.split(" ")), main.regions());
      assertEquals("own", main.statements().getFirst().policy());
      assertEquals("Home", main.statements().getFirst().sid());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'StringNotEquals':{'aws:RequestedRegion':['us-east-1','us-east-2','us-west-2']}",
        "'StringNotEquals':{'aws:RequestedRegion':'us-east-1'},'ArnNotLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:*:*:inference-profile/us.*'}",
        "'StringNotEquals':{'aws:RequestedRegion':'us-east-1','aws:SourceVpc':'vpc-1'}",
        "'StringNotEquals':{'aws:RequestedRegion':'${aws:PrincipalTag/region}'}",
        "'NumericEquals':{'aws:RequestedRegion':'1'}",
      })
  void aDenyThatDoesNotCertainlyCoverTheCallIsNoBlock(String condition) {
    String deny =
        "{'Effect':'Deny','Action':'bedrock:*','Resource':'*','Condition':{" + condition + "}}";
    assertInstanceOf(Diagnosis.MissingAllow.class, diagnose(NEEDED, Facts.holding(deny), UNASKED));
  }

  @Test
  void globalRoutingIsShutOutByAnyListWithoutUnspecified() {
    var global =
        new Needed.ThroughProfile(
            Action.INVOKE_MODEL,
            Facts.profile(Records.profileArn().replace("/us.", "/global."), "us-east-1", ""),
            false,
            false);
    String deny =
        statement(
            "'Effect':'Deny','NotAction':'iam:*','Resource':'*'",
            "StringNotEquals",
            "['us-east-1']");
    var blocked =
        assertInstanceOf(
            Diagnosis.BlockedByPolicy.class,
            diagnose(global, Facts.holding(statement(ALL), deny), UNASKED));
    assertEquals(List.of("unspecified"), blocked.main().regions());
  }

  @Test
  void anAllowOfTheHomeRegionOnlyStaysAMissingAllowAndNamesTheListAndWhatItShutsOut() {
    var missing =
        assertInstanceOf(
            Diagnosis.MissingAllow.class,
            diagnose(
                NEEDED,
                Facts.holding(statement("'Effect':" + ALL, "StringEquals", "['us-east-1']")),
                HOME_ONLY));
    assertEquals(Cause.MISSING_DESTINATION_REGIONS, missing.cause());
    var conditioned = assertInstanceOf(OwnGrant.Conditioned.class, missing.grant());
    GrantCondition only = conditioned.conditions().getFirst();
    assertEquals("own", only.policy());
    assertEquals(List.of("us-east-2", "us-west-2"), only.shutOut());
  }

  @Test
  void aBoundaryOfSomeRegionsBlocksAlsoWithoutASimulation() {
    PrincipalFacts bounded =
        bounded(
            statement("'Sid':'Some','Effect':" + ALL, "StringEquals", "['us-east-1','us-east-2']"));
    for (Simulation before : List.of(UNASKED, HOME_ONLY)) {
      var blocked = blocked(bounded, before);
      assertEquals(PolicyType.PERMISSIONS_BOUNDARY, blocked.main().policy());
      assertEquals(List.of("us-west-2"), blocked.main().regions());
      assertEquals("Some", blocked.main().statements().getFirst().sid());
      assertEquals(
          Optional.of(Facts.arn("arn:aws:iam::618048437522:policy/limits")),
          blocked.main().policyArn());
      assertEquals(
          List.of(PolicyType.IDENTITY, PolicyType.PERMISSIONS_BOUNDARY),
          blocked.blockers().stream().map(Blocker::policy).toList());
    }
    PrincipalFacts denied =
        bounded(
            statement("'Effect':" + ALL),
            statement(
                "'Effect':'Deny','Action':'*','Resource':'*'", "StringNotEquals", "['us-east-1']"));
    assertTrue(blocked(denied, UNASKED).main().explicit());
  }

  @Test
  void aBoundaryThatLetsEverythingThroughIsNone() {
    assertInstanceOf(
        Diagnosis.MissingAllow.class,
        diagnose(NEEDED, bounded(statement("'Effect':" + ALL)), HOME_ONLY));
    assertInstanceOf(
        Diagnosis.MissingAllow.class,
        diagnose(
            NEEDED,
            bounded(statement("'Effect':" + ALL, "IpAddress", "['10.0.0.0/8']")),
            HOME_ONLY));
  }

  @Test
  void anScpOfTheSimulatorIsNamedBesideABlockButIsNoneByItself() {
    Answer scp =
        new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.REFUSES, List.of());
    String deny =
        statement(
            "'Effect':'Deny','Action':'bedrock:*','Resource':'*'", "StringEquals", "['us-west-2']");
    var blocked = blocked(Facts.holding(deny), Facts.answering(NEEDED, scp));
    assertEquals(
        List.of(Blocker.KnownBy.DOCUMENT, Blocker.KnownBy.SUSPECTED, Blocker.KnownBy.STATED),
        blocked.blockers().stream().map(Blocker::knownBy).toList());
    assertInstanceOf(
        Diagnosis.MissingAllow.class,
        diagnose(NEEDED, Facts.holding(), Facts.answering(NEEDED, scp)));
  }

  private static String statement(String begin) {
    return "{" + (begin.startsWith("'Allow") ? "'Effect':" + begin : begin) + "}";
  }

  private static String statement(String begin, String operator, String values) {
    String key = operator.equals("IpAddress") ? "aws:SourceIp" : "aws:RequestedRegion";
    return "{" + begin + ",'Condition':{'" + operator + "':{'" + key + "':" + values + "}}}";
  }

  private static PrincipalFacts bounded(String... statements) {
    HeldPolicy text = Facts.inline("limits", statements);
    var boundary =
        new HeldPolicy(
            HeldPolicy.Source.BOUNDARY,
            "limits",
            Optional.of(Facts.arn("arn:aws:iam::618048437522:policy/limits")),
            text.text());
    return new PrincipalFacts.Known(
        Records.ROLE_ID, Map.of(), List.of(), Optional.of(boundary), false);
  }

  private static Diagnosis.BlockedByPolicy blocked(PrincipalFacts principal, Simulation before) {
    return assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnose(NEEDED, principal, before));
  }

  private static Diagnosis diagnose(Needed needed, PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(
        Facts.denial(), Facts.role(), Facts.evidence(needed, principal, before));
  }
}
