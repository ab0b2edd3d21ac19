package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Principals this system leaves alone: the same message, the right owner, the exact change, and
/// nothing to press.
class NotEditedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVICE_LINKED_ROLE | Nobody can edit a service-linked role. | settings of the service it belongs to",
        "OTHER_ACCOUNT | Administrator of the principal's own account: | only in the accounts it serves",
        "ROOT | Do not work as root. | give that role the statements below",
        "PERMISSION_SET | Identity Center administrator: | provision the permission set to account 618048437522"
      })
  void theOwnerGetsThePolicyAndNobodyAButton(NotPatchable.Kind kind, String owner, String what)
      throws Exception {
    var target = new NotPatchable(kind, Optional.empty(), "It is not ours to edit.");
    CasePlan plan = Incident.plan(Incident.denial(), target, Incident.missing(), "report");
    List<String> steps = plan.finding().nextSteps();
    assertTrue(steps.getFirst().startsWith(owner), steps.getFirst());
    assertTrue(String.join(" ", steps).contains(what), steps::toString);
    String policy =
        steps.stream()
            .filter(s -> s.contains("{\"Version\""))
            .map(s -> s.substring(s.indexOf('{')))
            .findFirst()
            .orElseThrow();
    assertEquals(2, PolicyReader.read(policy).statements().size(), policy);
    var message = Messages.report(Incident.of(plan, CaseStatus.REPORTED), Incident.SEEN);
    EmailTextTest.fits(message);
    assertTrue(message.email().contains("Nothing was changed, and nobody is asked."));
    assertFalse(message.email().contains("Change code"), message.email());
    assertFalse(message.slack().contains("additionalContext"), message.slack());
    assertEquals(Optional.empty(), Snippets.of(plan), "no snippet for what is not to be edited");
  }
}
