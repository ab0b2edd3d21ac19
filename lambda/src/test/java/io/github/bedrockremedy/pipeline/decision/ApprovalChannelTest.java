package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.Patches;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An approval that says it came a way the operator closed is worth nothing, right bytes or not.
class ApprovalChannelTest {
  private static final PolicyPatch PATCH =
      PatchBuilder.build(Patches.missing(Facts.needed())).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "LINK, PAGE, HIGH, true",
    "LINK, IAM, HIGH, true",
    "LINK, SLACK, LOW, false",
    "SLACK, PAGE, HIGH, true",
    "SLACK, SLACK, LOW, true",
    "SLACK, SLACK, MEDIUM, true",
    "SLACK, SLACK, HIGH, false",
    "SLACK, IAM, HIGH, true",
    "IAM_ONLY, PAGE, LOW, false",
    "IAM_ONLY, SLACK, LOW, false",
    "IAM_ONLY, IAM, HIGH, true",
    "IAM_ONLY, RULE, LOW, true"
  })
  void anApprovalCountsOnlyIfItCameAWayTheOperatorLeftOpen(
      ApprovalChannel channel, Approval.Via via, Risk risk, boolean admitted) {
    var approval = new Approval("jane", via, Inputs.NOW, PATCH.sha256());
    for (Decision decision :
        List.of(new Decision.Ask(risk, List.of()), new Decision.Apply(risk, List.of()))) {
      var planned = new PlannedPatch(Facts.role(), PATCH, decision, "as it was");
      Clearance clearance = Clearance.byApproval(approval, channel, planned, "as it was");
      if (admitted) {
        assertInstanceOf(Clearance.Cleared.class, clearance);
      } else {
        var withheld = assertInstanceOf(Clearance.Withheld.class, clearance);
        assertEquals(Clearance.Reason.NEEDS_A_PERSON, withheld.reason());
        assertTrue(withheld.why().startsWith("approval-channel ("), withheld.why());
      }
    }
  }

  @Test
  void everyChannelIsReadByItsOwnName() {
    for (ApprovalChannel channel : ApprovalChannel.values()) {
      assertEquals(channel, ApprovalChannel.of(channel.id()).orElseThrow());
    }
    assertTrue(ApprovalChannel.of("LINK").isEmpty());
  }
}
