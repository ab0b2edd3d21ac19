package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the rules say where they are seldom asked.
class RuleEdgesTest {
  private static final Arn PROFILE = Facts.arn(Records.profileArn());
  private static final Arn MODEL = Facts.arn(Records.model("us-east-1"));
  private static final Needed UNLISTED =
      new Needed.ThroughUnlisted(Action.INVOKE_MODEL, PROFILE, MODEL, false, "why");

  @ParameterizedTest
  @CsvSource({"ASK, ask, FAIL", "OFF, ask, FAIL", "AUTO, apply, PASS"})
  void whatHasNotFailedYetIsAppliedOnlyWhereThatWasChosen(
      Foresight foresight, String outcome, String verdict) {
    var foreseen =
        DenialReader.read(Records.denied().with("eventID", "foreseen-2026-11-22").event());
    Decision decision = Inputs.auto().denial(foreseen).foresight(foresight).decide();
    assertEquals(outcome, decision.outcome());
    assertEquals(verdict, of(decision, "has-failed").verdict().name());
    assertTrue(
        Inputs.auto().decide().rules().stream().noneMatch(r -> r.rule().equals("has-failed")));
  }

  @Test
  void regionsThatAreNotKnownAreOnNoListButTheOneOfAll() {
    RuleVerdict listed = of(Inputs.auto().needed(UNLISTED).decide(), "regions-permitted");
    assertEquals("not permitted here: Regions that are not known", listed.detail());
    assertEquals(RuleVerdict.Verdict.FAIL, listed.verdict());
    Decision every = Inputs.auto().needed(UNLISTED).regions(Set.of("*")).decide();
    assertEquals(RuleVerdict.Verdict.PASS, of(every, "regions-permitted").verdict());
  }

  @Test
  void theRulesSayWhatTheyFound() {
    assertEquals(
        "the document's second reading agrees", of(Inputs.auto().decide(), "guard").detail());
    assertEquals(
        "one; two", of(Inputs.auto().objections(List.of("one", "two")).decide(), "guard").detail());
    var jane =
        new PatchTarget.UserInlinePolicy(Facts.arn("arn:aws:iam::618048437522:user/jane"), "AIDAX");
    assertEquals(
        "users may be changed", of(Inputs.auto().target(jane).decide(), "kind-permitted").detail());
    var none = new Permitted(List.of(), Optional.of("arn:aws:iam::*:policy/b"), false);
    Inputs bounded = Inputs.auto().target(jane).permitted(none);
    assertEquals("users are not changed here", of(bounded.decide(), "kind-permitted").detail());
    assertEquals(
        "the principal does not carry the boundary arn:aws:iam::618048437522:policy/b",
        of(bounded.decide(), "boundary-carried").detail());
    assertEquals(
        "unknown: allowed with the patch, unless a policy refuses it by what is not known here",
        said(of(Inputs.auto().guarded().decide(), "proof")));
    assertEquals(
        "pass: allowed with the patch; near misses answered as before",
        said(of(Inputs.auto().decide(), "proof")));
    assertEquals(
        "unknown: no simulation with the patch that tells",
        said(of(Inputs.auto().guarded().proof(Proof.NONE).decide(), "proof")));
    Proof disproved = Inputs.proof(Facts.DENIED, Facts.DENIED, Facts.DENIED);
    assertEquals(
        "fail: the simulation with the patch shows it would not do",
        said(of(Inputs.auto().guarded().proof(disproved).decide(), "proof")));
  }

  @Test
  void whatIsWideOrNotKnownIsWeighedHigh() {
    var router = new RouterFacts.Known(PROFILE, List.of(MODEL), List.of());
    for (Needed wide :
        List.of(
            UNLISTED,
            new Needed.ThroughRouter(Action.INVOKE_MODEL, router),
            new Needed.Ambiguous(Action.INVOKE_MODEL, List.of()),
            new Needed.Guarded(
                new Action("bedrock", "ApplyGuardrail"), List.of(MODEL), Optional.empty()),
            new Needed.Unoffered(new Action("iam", "PassRole")),
            new Needed.Unclear("why", List.of()))) {
      assertEquals(Risk.HIGH, RiskRule.of(input(missing(wide))), wide.toString());
    }
    assertEquals(Risk.LOW, RiskRule.of(input(missing(Facts.direct()))));
    assertEquals(Risk.HIGH, RiskRule.of(input(new Diagnosis.AlreadyAllowed(Facts.direct()))));
  }

  @Test
  void whereNoAllowIsMissingNoGrantIsCompleted() {
    RuleVerdict verdict =
        new UnattendedRules(
                settings(Set.of("us-east-1")), input(new Diagnosis.AlreadyAllowed(Facts.direct())))
            .ask().stream()
                .filter(r -> r.rule().equals("completes-grant"))
                .findFirst()
                .orElseThrow();
    assertEquals("fail: no Allow is missing", said(verdict));
  }

  @Test
  void theYardstickChangesWithWhatPlansAreJudgedByAndNotWithTheOrderOfAList() {
    String two = settings(Set.of("us-east-1", "us-west-2")).yardstick("2026-08-21");
    assertEquals(64, two.length());
    assertEquals(two, settings(Set.of("us-west-2", "us-east-1")).yardstick("2026-08-21"));
    var all = new HashSet<>(Set.of(two));
    all.add(settings(Set.of("us-east-1")).yardstick("2026-08-21"));
    all.add(settings(Set.of("us-east-1", "us-west-2")).yardstick("2026-08-22"));
    all.add(settings(Set.of("us-east-1", "us-west-2")).in(Mode.APPROVE).yardstick("2026-08-21"));
    all.add(foreseeing(Foresight.OFF).yardstick("2026-08-21"));
    all.add(foreseeing(Foresight.AUTO).yardstick("2026-08-21"));
    assertEquals(6, all.size());
    assertEquals(Mode.APPROVE, settings(Set.of()).in(Mode.APPROVE).mode());
  }

  @ParameterizedTest
  @EnumSource
  void foresightIsWrittenAsItIsConfigured(Foresight foresight) {
    assertEquals(Optional.of(foresight), Foresight.of(foresight.id()));
    assertNotEquals(Optional.of(foresight), Foresight.of("Ask"));
  }

  @Test
  void aDenialOfAnotherRegionThanTheConfiguredIsNotActedOn() {
    assertEquals(
        Optional.of("Region us-east-1 is not among the source Regions"),
        new SourceRegions(Set.of("us-west-2")).refusal(Facts.denial()));
    for (String region : List.of("us-east-1", "*")) {
      assertEquals(Optional.empty(), new SourceRegions(Set.of(region)).refusal(Facts.denial()));
    }
  }

  @Test
  void onlyWhatIsAskedOrAppliedIsWeighed() {
    assertEquals(Optional.empty(), new Decision.Refuse(List.of()).weighed());
    assertEquals(Optional.empty(), new Decision.Report(List.of()).weighed());
    assertEquals(Optional.of(Risk.LOW), new Decision.Ask(Risk.LOW, List.of()).weighed());
    assertEquals(Optional.of(Risk.LOW), new Decision.Apply(Risk.LOW, List.of()).weighed());
  }

  @Test
  void whatSpeaksAgainstAnApproverIsAClause() {
    assertEquals(
        "the caller is the principal that would gain the access",
        Approvers.Objection.OWN_REQUEST.clause());
    assertEquals(
        "the caller is not on the list of approvers", Approvers.Objection.NOT_LISTED.clause());
  }

  private static Diagnosis missing(Needed needed) {
    return new Diagnosis.MissingAllow(
        Cause.MISSING_MODEL,
        needed,
        Confidence.CONFIRMED,
        Optional.empty(),
        new OwnGrant.Partial(false),
        List.of());
  }

  private static RuleInput input(Diagnosis diagnosis) {
    return new RuleInput(
        Facts.denial(),
        Facts.role(),
        Facts.evidence(
            diagnosis.needed(), Facts.holding(), new Simulation.NotDone("not needed here")),
        diagnosis,
        Optional.empty(),
        List.of(),
        Proof.NONE,
        false,
        Inputs.NOW);
  }

  private static RuleSettings settings(Set<String> regions) {
    return new RuleSettings(
        Mode.AUTO, Optional.of(Set.of(Records.ACCOUNT)), regions, List.of(), List.of(), false);
  }

  private static RuleSettings foreseeing(Foresight foresight) {
    return new RuleSettings(
        Mode.AUTO,
        Optional.of(Set.of(Records.ACCOUNT)),
        Set.of("us-east-1", "us-west-2"),
        List.of(),
        List.of(),
        false,
        Permitted.EVERYTHING,
        ApprovalChannel.LINK,
        foresight);
  }

  private static String said(RuleVerdict verdict) {
    return verdict.verdict().id() + ": " + verdict.detail();
  }

  private static RuleVerdict of(Decision decision, String rule) {
    return decision.rules().stream().filter(r -> r.rule().equals(rule)).findFirst().orElseThrow();
  }
}
