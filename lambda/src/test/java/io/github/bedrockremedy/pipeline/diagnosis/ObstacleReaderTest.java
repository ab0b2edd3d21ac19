package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker.KnownBy;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which statements and which answers are named as being in the way, and which are not.
class ObstacleReaderTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> PROBES = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final Simulation UNASKED = new Simulation.NotDone("offline");
  private static final String HERE = region("us-east-1");

  @Test
  void onlyAnAllowThatFailsByItsRegionIsNamed() {
    String other = "'StringEquals':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:::x'}";
    String anywhere = "'StringLike':{'aws:RequestedRegion':'*'}";
    var obstacles =
        read(
            Facts.inline(
                "own",
                allow("Storage", "s3:*", HERE),
                allow("Models", "bedrock:*", HERE),
                allow("OtherProfile", "bedrock:*", other),
                allow("Anywhere", "bedrock:*", anywhere + "," + other)),
            Facts.inline("BedrockRemedy-br-x", allow("Ours", "bedrock:*", HERE)));
    List<HeldStatement> named = obstacles.of(PolicyType.IDENTITY, true);
    assertEquals(List.of("Models"), named.stream().map(HeldStatement::sid).toList());
    assertEquals(List.of("us-east-2", "us-west-2"), named.getFirst().shutOut());
    assertEquals(2, obstacles.ownLack().size());
    assertEquals(List.of(), obstacles.of(PolicyType.IDENTITY, false));
  }

  @Test
  void aDenyOfOursIsNamedLikeAnyOther() {
    var obstacles =
        read(Facts.inline("BedrockRemedy-br-x", "{'Effect':'Deny','Action':'*','Resource':'*'}"));
    assertEquals(1, obstacles.of(PolicyType.IDENTITY, false).size());
  }

  @Test
  void theConditionOnTheRegionIsFoundAmongOthers() {
    String both = "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}," + HERE;
    var held =
        read(Facts.inline("own", allow("Models", "bedrock:*", both)))
            .of(PolicyType.IDENTITY, true)
            .getFirst();
    assertEquals("aws:RequestedRegion", held.byRegion().orElseThrow().key());
  }

  @Test
  void aDenyInAManagedPolicyIsNamedByItsArn() {
    var arn = Facts.arn("arn:aws:iam::618048437522:policy/team");
    String text = Facts.inline("x", "{'Effect':'Deny','Action':'*','Resource':'*'}").text();
    var team = new HeldPolicy(HeldPolicy.Source.ATTACHED, "team", Optional.of(arn), text);
    Blocker deny = blockers(holding(team), UNASKED).getFirst();
    assertTrue(deny.explicit());
    assertEquals(Optional.of(arn), deny.policyArn());
    assertEquals(KnownBy.DOCUMENT, deny.knownBy());
  }

  @Test
  void theSimulatorsAnswersAreSortedByWhatRefuses() {
    Answer bounded =
        new Answer(Answer.Outcome.IMPLICIT_DENY, false, Answer.Organization.NONE, List.of());
    Answer keyless =
        new Answer(
            Answer.Outcome.IMPLICIT_DENY, false, Answer.Organization.NONE, List.of("aws:SourceIp"));
    List<Blocker> blockers =
        blockers(
            new PrincipalFacts.NotRead("x"),
            answers(bounded, Facts.ALLOWED, bounded, Facts.DENIED));
    assertEquals(
        List.of(
            "IDENTITY false STATED [us-west-2]",
            "PERMISSIONS_BOUNDARY false SIMULATED [us-east-2]"),
        blockers.stream().map(ObstacleReaderTest::words).toList());
    Answer scp =
        new Answer(Answer.Outcome.EXPLICIT_DENY, false, Answer.Organization.REFUSES, List.of());
    assertEquals(
        List.of("SCP false SUSPECTED [us-east-2]", "IDENTITY false STATED []"),
        blockers(
                new PrincipalFacts.NotRead("x"),
                answers(keyless, Facts.ALLOWED, scp, Facts.ALLOWED))
            .stream()
            .map(ObstacleReaderTest::words)
            .toList());
    Answer denied =
        new Answer(Answer.Outcome.EXPLICIT_DENY, true, Answer.Organization.NONE, List.of());
    assertEquals(
        List.of("IDENTITY true SIMULATED [us-east-1]", "IDENTITY false STATED [us-east-2]"),
        blockers(
                new PrincipalFacts.NotRead("x"),
                answers(denied, denied, Facts.DENIED, Facts.ALLOWED))
            .stream()
            .map(ObstacleReaderTest::words)
            .toList());
  }

  @Test
  void theDenyAwsNamedComesBeforeTheOthersAndThoseInTheirOrder() {
    var stated = blocker(PolicyType.SESSION, true, KnownBy.STATED);
    var own = blocker(PolicyType.IDENTITY, true, KnownBy.DOCUMENT);
    var scp = blocker(PolicyType.SCP, false, KnownBy.STATED);
    var lack = blocker(PolicyType.IDENTITY, false, KnownBy.DOCUMENT);
    assertEquals(
        List.of(stated, own, scp, lack),
        List.of(lack, own, scp, stated).stream().sorted(Blocker.AS_MET).toList());
  }

  @Test
  void ofAPrincipalThatWasNotReadNoObstacleIsKnown() {
    assertEquals(
        new ObstacleReader.Obstacles(List.of(), java.util.Set.of(), java.util.Set.of()),
        ObstacleReader.read(
            Facts.denial(),
            Facts.evidence(NEEDED, new PrincipalFacts.NotRead("x"), UNASKED),
            PROBES));
  }

  private static Blocker blocker(PolicyType policy, boolean explicit, KnownBy knownBy) {
    return new Blocker(policy, explicit, knownBy, Optional.empty(), List.of(), List.of());
  }

  private static String words(Blocker b) {
    return b.policy() + " " + b.explicit() + " " + b.knownBy() + " " + b.regions();
  }

  private static String region(String region) {
    return "'StringEquals':{'aws:RequestedRegion':'" + region + "'}";
  }

  private static String allow(String sid, String action, String conditions) {
    return "{'Sid':'%s','Effect':'Allow','Action':'%s','Resource':'*','Condition':{%s}}"
        .formatted(sid, action, conditions);
  }

  /// The answers for the profile and the models of us-east-1, us-east-2 and us-west-2.
  private static Simulation answers(Answer... answers) {
    Map<Probe, Answer> all = new LinkedHashMap<>();
    for (int i = 0; i < answers.length; i++) {
      all.put(PROBES.get(i), answers[i]);
    }
    return new Simulation.Done(all);
  }

  private static List<Blocker> blockers(PrincipalFacts principal, Simulation before) {
    Denial denial = Facts.denial();
    return Blockers.of(denial, Facts.evidence(NEEDED, principal, before), PROBES);
  }

  private static PrincipalFacts holding(HeldPolicy... policies) {
    return new PrincipalFacts.Known(
        Records.ROLE_ID, Map.of(), List.of(policies), Optional.empty(), false);
  }

  private static ObstacleReader.Obstacles read(HeldPolicy... policies) {
    return ObstacleReader.read(
        Facts.denial(), Facts.evidence(NEEDED, holding(policies), UNASKED), PROBES);
  }
}
