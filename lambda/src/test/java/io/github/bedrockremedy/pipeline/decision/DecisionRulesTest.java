package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.patch.Proof;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionRulesTest {
  @Test
  void everythingTogetherIsAppliedWithoutAPerson() {
    var apply = assertInstanceOf(Decision.Apply.class, Inputs.auto().decide());
    assertEquals(Risk.LOW, apply.risk());
    assertEquals(23, apply.rules().size());
  }

  @ParameterizedTest
  @MethodSource("missingOne")
  void anyOneOfThemMissingMeansThatAPersonIsAsked(String rule, UnaryOperator<Inputs> change) {
    Decision decision = change.apply(Inputs.auto()).decide();
    assertEquals("ask", decision.outcome(), decision::toString);
    assertNotPassing(decision, rule);
  }

  static Stream<Arguments> missingOne() {
    return Stream.of(
        without("opted-in", i -> i.principal(Facts.known(Map.of("bedrock-remedy", "approve")))),
        without("opted-in", i -> i.principal(Facts.known(Map.of()))),
        without(
            "auto-principal",
            i -> i.autoPrincipals(List.of("arn:aws:iam::618048437522:role/other/*"))),
        without("auto-principal", i -> i.autoPrincipals(List.of())),
        without("auto-regions", i -> i.regions(Set.of())),
        without(
            "target-kind",
            i ->
                i.target(
                        new PatchTarget.UserInlinePolicy(
                            Facts.arn("arn:aws:iam::618048437522:user/jane"), "AIDAX"))
                    .autoPrincipals(List.of("*"))),
        without("completes-grant", i -> i.grant(new OwnGrant.None(true))),
        without("completes-grant", i -> i.grant(new OwnGrant.Conditioned(List.of()))),
        without("completes-grant", i -> i.grant(new OwnGrant.NotRead("x"))),
        without("completes-grant", i -> i.cause(Cause.MISSING_PROFILE)),
        without("without-doubt", i -> i.confidence(Confidence.INFERRED)),
        without("without-doubt", i -> i.proof(Proof.NONE)),
        without("proof", i -> i.proof(Proof.NONE)),
        without("proof", Inputs::guarded),
        without("fresh-event", i -> i.now(Inputs.NOW.plusSeconds(3_601))),
        without("not-declined", Inputs::declined),
        without("mode", i -> i.mode(Mode.APPROVE)),
        without("account-served", i -> i.accounts(Optional.empty())),
        without("low-risk", i -> i.grant(new OwnGrant.None(true))),
        without("fresh-event", i -> i.now(Inputs.NOW.minusSeconds(3_600))),
        without("principal-read", DecisionRulesTest::offline),
        without("tag", DecisionRulesTest::offline),
        without("opted-in", DecisionRulesTest::offline),
        without("fits-quota", DecisionRulesTest::offline));
  }

  private static Inputs offline(Inputs inputs) {
    return inputs.accounts(Optional.empty()).principal(new PrincipalFacts.NotRead("offline"));
  }

  @ParameterizedTest
  @MethodSource("reporting")
  void someFindingsLeaveOnlyAReportInEveryMode(String rule, UnaryOperator<Inputs> change) {
    for (Mode mode : Mode.values()) {
      Decision decision = change.apply(Inputs.auto().mode(mode)).decide();
      assertEquals("report", decision.outcome(), decision::toString);
      assertNotPassing(decision, rule);
      assertEquals(Optional.empty(), decision.weighed());
    }
  }

  static Stream<Arguments> reporting() {
    String own = "arn:aws:iam::618048437522:role/bedrock-remedy/PatchHandler";
    return Stream.of(
        without(
            "target-patchable",
            i -> i.target(new NotPatchable(NotPatchable.Kind.ROOT, Optional.empty(), "root"))),
        without("cause-has-patch", Inputs::withoutPatch),
        without("guard", i -> i.objections(List.of("wrong"))),
        without("principal-read", i -> i.principal(new PrincipalFacts.NotRead("no right to"))),
        without(
            "not-protected",
            i -> i.target(new PatchTarget.RoleInlinePolicy(Facts.arn(own), "AROAX"))),
        without(
            "not-protected", i -> i.protectedPrincipals(List.of("arn:aws:iam::*:role/agents/*"))),
        without("regions-permitted", i -> i.regions(Set.of("us-east-1", "us-east-2"))),
        without("fits-quota", i -> i.principal(Inputs.holding(10_240))),
        without("fits-quota", i -> i.principal(new PrincipalFacts.Gone())),
        without("proof", i -> i.proof(Inputs.proof(Facts.DENIED, Facts.DENIED, Facts.DENIED))),
        without("proof", i -> i.proof(Inputs.proof(Facts.ALLOWED, Facts.DENIED, Facts.ALLOWED))),
        without("tag", i -> i.principal(Facts.known(Map.of("bedrock-remedy", "never")))),
        without("tag", i -> i.principal(Facts.known(Map.of("bedrock-remedy", "dry-run")))),
        without("tag", i -> i.principal(Facts.known(Map.of("bedrock-remedy", "Auto")))),
        without("tag", i -> i.principal(Facts.known(Map.of("bedrock-remedy", "<script>")))),
        without("tag", i -> i.principal(Facts.known(Map.of())).requireTag()));
  }

  @Test
  void dryRunNeverAsks() {
    assertEquals("report", Inputs.auto().mode(Mode.DRY_RUN).decide().outcome());
  }

  @ParameterizedTest
  @EnumSource
  void anAccountThatIsNotServedIsRefusedInEveryMode(Mode mode) {
    Decision decision =
        Inputs.auto().mode(mode).accounts(Optional.of(Set.of("111122223333"))).decide();
    assertEquals("refuse", decision.outcome());
    assertNotPassing(decision, "account-served");
  }

  @Test
  void accountsThatDisagreeAreRefusedAlsoWithoutAList() {
    var mixed =
        DenialReader.read(Records.denied().with("recipientAccountId", "111122223333").event());
    assertEquals(
        "refuse", Inputs.auto().denial(mixed).accounts(Optional.empty()).decide().outcome());
    assertTrue(AccountCheck.refusal(mixed, Optional.empty()).orElseThrow().contains("mixes"));
    var short1 = DenialReader.read(Records.denied().with("recipientAccountId", "12345").event());
    assertTrue(AccountCheck.refusal(short1, Optional.empty()).orElseThrow().contains("twelve"));
    assertEquals(
        Optional.empty(),
        AccountCheck.refusal(Facts.denial(), Optional.of(Set.of(Records.ACCOUNT))));
  }

  @Test
  void anyRegionIsEveryRegionAlsoTheUnspecifiedOne() {
    assertEquals("apply", Inputs.auto().regions(Set.of("*")).decide().outcome());
    assertEquals("ask", Inputs.auto().mode(Mode.APPROVE).regions(Set.of()).decide().outcome());
  }

  @ParameterizedTest
  @CsvSource({"9000, ask", "10240, report"})
  void theQuotaCountsEveryInlinePolicyWithoutItsWhiteSpace(int held, String outcome) {
    assertEquals(
        outcome,
        Inputs.auto().mode(Mode.APPROVE).principal(Inputs.holding(held)).decide().outcome());
    var blanks =
        new HeldPolicy(HeldPolicy.Source.INLINE, "own", Optional.empty(), " \n".repeat(20_000));
    var known =
        new PrincipalFacts.Known(
            Records.ROLE_ID,
            Map.of("bedrock-remedy", "auto"),
            List.of(blanks),
            Optional.empty(),
            false);
    assertEquals("apply", Inputs.auto().principal(known).decide().outcome());
  }

  @Test
  void theRiskIsTheApproversToWeigh() {
    Inputs asked = Inputs.auto().mode(Mode.APPROVE);
    assertEquals(Optional.of(Risk.LOW), asked.decide().weighed());
    assertEquals(Optional.of(Risk.MEDIUM), asked.grant(new OwnGrant.None(true)).decide().weighed());
    assertEquals(
        Optional.of(Risk.HIGH), Inputs.auto().grant(new OwnGrant.None(false)).decide().weighed());
    assertEquals(
        Optional.of(Risk.HIGH),
        Inputs.auto().grant(new OwnGrant.Conditioned(List.of())).decide().weighed());
    assertEquals(
        Optional.of(Risk.HIGH), Inputs.auto().grant(new OwnGrant.NotRead("x")).decide().weighed());
    var user =
        new PatchTarget.UserInlinePolicy(Facts.arn("arn:aws:iam::618048437522:user/jane"), "AIDAX");
    assertEquals(Optional.of(Risk.HIGH), Inputs.auto().target(user).decide().weighed());
    assertEquals(Optional.of(Risk.HIGH), Inputs.auto().global().decide().weighed());
  }

  private static Arguments without(String rule, UnaryOperator<Inputs> change) {
    return Arguments.of(rule, change);
  }

  private static void assertNotPassing(Decision decision, String rule) {
    assertTrue(
        decision.rules().stream()
            .anyMatch(r -> r.rule().equals(rule) && r.verdict() != RuleVerdict.Verdict.PASS),
        () -> rule + " passes in " + decision.rules());
  }
}
