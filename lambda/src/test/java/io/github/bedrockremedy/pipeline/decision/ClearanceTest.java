package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.Patches;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearanceTest {
  private static final PolicyPatch PATCH =
      PatchBuilder.build(Patches.missing(Facts.needed())).orElseThrow();
  private static final List<RuleVerdict> RULES =
      List.of(
          new RuleVerdict("mode", RuleVerdict.Verdict.FAIL, RuleVerdict.Forbids.UNATTENDED, "why"));
  private static final Decision APPLY = new Decision.Apply(Risk.LOW, List.of());
  private static final Decision ASK = new Decision.Ask(Risk.LOW, RULES);
  private static final Decision REPORT = new Decision.Report(RULES);
  private static final Decision REFUSE = new Decision.Refuse(RULES);

  @Test
  void aPersonsApprovalClearsTheVeryBytesThatWereApproved() {
    for (Decision decision : List.of(APPLY, ASK)) {
      var approval = approval(PATCH.sha256());
      var cleared =
          assertInstanceOf(
              Clearance.Cleared.class,
              Clearance.byApproval(approval, ApprovalChannel.LINK, planned(decision), "as it was"));
      assertSame(PATCH, cleared.patch().patch());
      assertSame(approval, cleared.patch().approval());
      assertEquals(Facts.role(), cleared.patch().target());
    }
  }

  @Test
  void anApprovalOfOtherBytesClearsNothing() {
    assertWithheld(
        Clearance.Reason.OUTDATED,
        Clearance.byApproval(
            approval(Sha256.hex("other")), ApprovalChannel.LINK, planned(ASK), "as it was"));
    assertWithheld(
        Clearance.Reason.OUTDATED,
        Clearance.byApproval(approval(""), ApprovalChannel.LINK, planned(APPLY), "as it was"));
  }

  @Test
  void nothingIsClearedOnceThePrincipalChanged() {
    assertWithheld(
        Clearance.Reason.OUTDATED,
        Clearance.byApproval(
            approval(PATCH.sha256()), ApprovalChannel.LINK, planned(ASK), "otherwise"));
    assertWithheld(
        Clearance.Reason.OUTDATED, Clearance.byRule(planned(APPLY), "otherwise", Inputs.NOW));
  }

  @Test
  void rulesThatForbidNowAreStrongerThanAnApproval() {
    for (Decision decision : List.of(REPORT, REFUSE)) {
      assertWithheld(
          Clearance.Reason.FORBIDDEN,
          Clearance.byApproval(
              approval(PATCH.sha256()), ApprovalChannel.LINK, planned(decision), "as it was"));
      assertWithheld(
          Clearance.Reason.FORBIDDEN, Clearance.byRule(planned(decision), "as it was", Inputs.NOW));
    }
  }

  @Test
  void withoutAPersonOnlyWhatTheRulesApplyIsCleared() {
    var cleared =
        assertInstanceOf(
            Clearance.Cleared.class, Clearance.byRule(planned(APPLY), "as it was", Inputs.NOW));
    assertEquals(
        new Approval("completes-existing-grant", Approval.Via.RULE, Inputs.NOW, PATCH.sha256()),
        cleared.patch().approval());
    var withheld =
        assertWithheld(
            Clearance.Reason.NEEDS_A_PERSON,
            Clearance.byRule(planned(ASK), "as it was", Inputs.NOW));
    assertTrue(withheld.why().contains("mode (why)"), withheld.why());
  }

  private static Clearance.Withheld assertWithheld(Clearance.Reason reason, Clearance clearance) {
    var withheld = assertInstanceOf(Clearance.Withheld.class, clearance);
    assertEquals(reason, withheld.reason());
    return withheld;
  }

  private static Approval approval(String hash) {
    return new Approval("jane", Approval.Via.PAGE, Inputs.NOW, hash);
  }

  private static PlannedPatch planned(Decision decision) {
    return new PlannedPatch(Facts.role(), PATCH, decision, "as it was");
  }
}
