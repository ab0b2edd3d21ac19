package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A repaired call is denied again, and nobody is asked: what people read is what was found.
class AgainWordsTest {
  private static final CasePlan WRITTEN = Incident.plan();

  @Test
  void onlyAPolicyThatIsOrMayBeThereIsShownWithItsUndo() {
    assertShown(Ours.THERE, "\nWHAT WAS ADDED\n", "\nUNDO\n");
    assertShown(Ours.CHANGED, "\nWHAT WAS ADDED, BEFORE SOMEBODY CHANGED IT\n", "\nUNDO\n");
    assertShown(
        Ours.NOT_KNOWN,
        "\nWHAT WAS ADDED, IF IT IS STILL THERE\n",
        "\nUNDO, IF IT IS THERE AFTER ALL\n");
    String gone = again(Ours.GONE, "report").email();
    assertFalse(gone.contains("WHAT WAS ADDED") || gone.contains("UNDO"), gone);
    assertTrue(gone.startsWith("Denied again; our policy is gone."), gone);
  }

  @Test
  void noAnswerIsLeftOpenThatIsKnown() {
    for (Ours ours : Ours.values()) {
      String mail = again(ours, "report").email().replaceAll("\\s+", " ");
      assertFalse(mail.contains("Either the policy is gone"), mail);
      assertFalse(mail.contains("or another layer"), mail);
      String slack = again(ours, "report").slack();
      assertFalse(slack.contains("or another layer"), slack);
    }
  }

  @Test
  void whyNobodyIsAskedIsSaidWhereRulesForbidIt() {
    String mail = again(Ours.GONE, "report").email();
    assertTrue(mail.contains("\nWHY NOBODY IS ASKED\n"), mail);
    assertTrue(mail.contains("tag (never)"), mail);
    assertTrue(again(Ours.GONE, "report").slack().contains("Nobody is asked. Rules: tag (never)"));
    assertFalse(again(Ours.THERE, "ask").email().contains("WHY NOBODY IS ASKED"));
  }

  @Test
  void everyDiagnosisComesWithItsStepsAndFits() {
    for (Diagnosis diagnosis : Diagnoses.all()) {
      for (Target target : Diagnoses.targets()) {
        CasePlan found = Incident.plan(Incident.denial(), target, diagnosis, "report");
        for (Ours ours : Ours.values()) {
          var message = again(found.keeping(WRITTEN.proposal(), List.of()), ours);
          EmailTextTest.fits(message);
          SlackMessageTest.fits(message.slack());
          boolean steps = !AgainWords.steps(found).isEmpty();
          assertEquals(steps, message.email().contains("\nWHAT TO DO\n  1. "), message.email());
          assertTrue(message.email().contains("\nHOW OFTEN\n"), message.email());
        }
      }
    }
  }

  @Test
  void noStepIsAboutAPatchThatIsNotShown() {
    String review = "Review the policy shown, then approve it, or save it as policy.json";
    CasePlan.Finding found = WRITTEN.finding();
    CasePlan plan = of(found, List.of(review, "Ask the owner of p-abc to allow it."), "report");
    assertEquals(List.of("Ask the owner of p-abc to allow it."), AgainWords.steps(plan));
  }

  private static void assertShown(Ours ours, String heading, String undo) {
    String mail = again(ours, "report").email();
    assertTrue(mail.contains(heading) && mail.contains(undo), mail);
    assertTrue(mail.contains(Incident.ID.policyName()), mail);
  }

  private static Notifier.Message again(Ours ours, String outcome) {
    return again(of(WRITTEN.finding(), WRITTEN.finding().nextSteps(), outcome), ours);
  }

  private static Notifier.Message again(CasePlan plan, Ours ours) {
    var step =
        new Step(
            Incident.LAST,
            Optional.of(CaseStatus.VERIFIED),
            CaseStatus.RECURRED,
            "DenialHandler",
            ours.why() + "; what denies the call now: " + plan.finding().headline());
    return Messages.outcome(Incident.of(plan, CaseStatus.RECURRED), Incident.SEEN, step);
  }

  private static CasePlan of(CasePlan.Finding found, List<String> steps, String outcome) {
    return new CasePlan(
        WRITTEN.subject(),
        new CasePlan.Finding(
            found.cause(),
            found.confidence(),
            found.headline(),
            found.explanation(),
            steps,
            found.models(),
            found.profile(),
            found.profileArn(),
            found.regions(),
            found.missingRegions()),
        WRITTEN.proposal(),
        new CasePlan.Verdict(
            "approve",
            "yardstick",
            outcome,
            Optional.of("low"),
            List.of(new CasePlan.Rule("tag", "fail", "never"))),
        WRITTEN.proof(),
        WRITTEN.owner(),
        WRITTEN.fingerprint(),
        WRITTEN.plannedAt());
  }
}
