package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.Plans;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.Doubts;
import io.github.bedrockremedy.pipeline.diagnosis.HeldStatement;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What was read or found out is told as that, once, and with its conditions.
class FoundOutWordsTest {
  @Test
  void aProfileNobodyNamedIsSaidToBeFoundOut() {
    var known = (Needed.ThroughProfile) Incident.needed();
    var needed = new Needed.ThroughProfile(known.action(), known.profile(), false, true);
    String words =
        Wording.explain(
                Incident.denial(), Incident.role(), Incident.missing(needed, List.of("us-east-2")))
            .explanation();
    assertTrue(words.contains("whose record does not tell what was called; of"), words);
    assertFalse(words.contains("role-dev called"), words);
    assertFalse(words.contains("Not quite certain"), words);
  }

  @Test
  void theOrganisationIsSentFirstWhereASimulationSuspectsIt() {
    var known = Incident.missing();
    var doubted =
        new Diagnosis.MissingAllow(
            known.cause(),
            known.needed(),
            known.confidence(),
            known.missingRegions(),
            known.grant(),
            List.of(Doubts.ORGANISATION));
    String first =
        Wording.explain(Incident.denial(), Incident.role(), doubted).nextSteps().getFirst();
    assertTrue(first.startsWith("Administrator of the organisation: see that no"), first);
    assertTrue(
        first.endsWith("must let through all of: us-east-1, us-east-2 and us-west-2."), first);
    assertFalse(
        Wording.explain(Incident.denial(), Incident.role(), known)
            .nextSteps()
            .getFirst()
            .contains("organisation"));
  }

  @Test
  void everyConditionOfAStatementIsPrinted() {
    var deny =
        new HeldStatement(
            PolicyType.IDENTITY,
            "own1",
            Optional.empty(),
            "",
            false,
            List.of(
                new Condition(
                    "ArnNotLike",
                    Condition.PROFILE_ARN,
                    List.of("arn:aws:bedrock:*:*:inference-profile/eu.*"))),
            List.of());
    assertEquals(
        "a statement of policy own1, where ArnNotLike bedrock:InferenceProfileArn"
            + " arn:aws:bedrock:*:*:inference-profile/eu.*",
        ConditionWords.of(deny));
  }

  @Test
  void aBoundaryIsToldWhatItSaysNowAndWhatItMustLetThrough() {
    var allow =
        new HeldStatement(
            PolicyType.PERMISSIONS_BOUNDARY,
            "b",
            Optional.empty(),
            "Home",
            true,
            List.of(
                new Condition(
                    "StringEquals", Condition.REQUESTED_REGION, List.of("us-east-1", "us-east-2"))),
            List.of("us-west-2"));
    var blocker =
        new Blocker(
            PolicyType.PERMISSIONS_BOUNDARY,
            false,
            Blocker.KnownBy.DOCUMENT,
            Optional.empty(),
            List.of(allow),
            List.of("us-west-2"));
    String step =
        Wording.explain(
                Incident.denial(),
                Incident.role(),
                new Diagnosis.BlockedByPolicy(List.of(blocker), Incident.needed()))
            .nextSteps()
            .getFirst();
    assertTrue(
        step.endsWith(
            "in us-east-1, us-east-2 and us-west-2. What it says now: an Allow in statement Home of"
                + " policy b, only where aws:RequestedRegion is us-east-1 or us-east-2. For these"
                + " calls aws:RequestedRegion must let through all of: us-east-1, us-east-2 and"
                + " us-west-2."),
        step);
  }

  @Test
  void anActionWithoutAResourceIsNotSaidToNeedOne() {
    assertTrue(unoffered("bedrock:ListFoundationModels", "*").contains(", on *: AWS defines no"));
    String guardrail = "arn:aws:bedrock:us-east-1:618048437522:guardrail/abc123";
    assertTrue(
        unoffered("bedrock:DeleteGuardrail", guardrail).contains(", on " + guardrail + " alone."));
    assertTrue(
        unoffered("bedrock:DeleteGuardrail", "*").contains(", for the one resource it needs."));
  }

  private static String unoffered(String action, String resource) {
    CasePlan.Finding finding =
        CasePlans.of(Plans.offline(Records.denied().deniedOn(action, resource).event())).finding();
    assertEquals("unoffered-action", finding.cause(), finding.toString());
    return String.join("\n", finding.nextSteps());
  }
}
