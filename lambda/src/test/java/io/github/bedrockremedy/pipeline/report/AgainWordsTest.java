package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Cause;
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

  /// A repair whose profile gained a Region that is not permitted, or a role that is left alone.
  @Test
  void whatWillBeDeniedSaysWhereAndWhatIsToBeDone() {
    String region = "regions-permitted";
    String notHere = "not permitted here: us-west-2";
    Notifier.Message message = foreseen(new CasePlan.Rule(region, "fail", notHere));
    EmailTextTest.fits(message);
    String mail = message.email().replaceAll("\\s+", " ");
    assertTrue(mail.contains("may be routed to us-east-2 or us-west-2 at any time"), mail);
    assertTrue(mail.contains("WHY IT WILL BE DENIED Nothing had failed"), mail);
    assertTrue(mail.contains("1. Whoever deploys Bedrock Remedy: if calls may go there"), mail);
    assertTrue(mail.contains("allowedRegions what it lacks (" + notHere + ")"), mail);
    assertTrue(mail.contains("2. Otherwise, owner of the callers: keep them off"), mail);
    assertFalse(mail.contains("same statements") || mail.contains("DENIED NOW"), mail);
    assertTrue(message.slack().contains("allowedRegions"), message.slack());
    var never =
        foreseen(new CasePlan.Rule(region, "pass", ""), new CasePlan.Rule("tag", "fail", "never"));
    String left = never.email().replaceAll("\\s+", " ");
    assertTrue(left.contains("1. Owner of the role: allow the model in us-east-2 or"), left);
    assertFalse(left.contains("allowedRegions"), left);
  }

  private static Notifier.Message foreseen(CasePlan.Rule... rules) {
    CasePlan.Subject s = WRITTEN.subject();
    var subject =
        new CasePlan.Subject(
            "foreseen-1",
            s.account(),
            s.region(),
            s.operation(),
            s.action(),
            s.resource(),
            s.targetKind(),
            s.targetName(),
            s.targetArn());
    var verdict =
        new CasePlan.Verdict("approve", "yardstick", "report", Optional.of("low"), List.of(rules));
    CasePlan.Finding f = WRITTEN.finding();
    var plan =
        new CasePlan(
            subject,
            new CasePlan.Finding(
                f.cause(),
                f.confidence(),
                f.headline(),
                "Nothing had failed when this was found.",
                f.nextSteps(),
                f.models(),
                f.profile(),
                f.profileArn(),
                f.regions(),
                f.missingRegions()),
            WRITTEN.proposal(),
            verdict,
            WRITTEN.proof(),
            WRITTEN.owner(),
            WRITTEN.fingerprint(),
            WRITTEN.plannedAt());
    String why = "the profile leads to us-west-2 by now, which our policy does not name";
    return outcome(plan, CaseStatus.VERIFIED, CaseStatus.RECURRED, why);
  }

  @Test
  void whatWasFoundBeforeItWorkedAgainIsToldAsPast() {
    var blocked =
        Diagnoses.all().stream().filter(d -> d.toCause() == Cause.BLOCKED_BY_POLICY).findFirst();
    CasePlan found =
        Incident.plan(Incident.denial(), Incident.role(), blocked.orElseThrow(), "report")
            .keeping(WRITTEN.proposal(), List.of());
    for (CaseStatus from : List.of(CaseStatus.RECURRED, CaseStatus.APPLIED)) {
      assertPast(found, outcome(found, from, CaseStatus.VERIFIED, "allowed"));
    }
    assertPast(WRITTEN, outcome(WRITTEN, CaseStatus.RECURRED, CaseStatus.VERIFIED, "allowed"));
    var cleaned = outcome(found, CaseStatus.CLEANING, CaseStatus.SUPERSEDED, "policy x is gone");
    assertTrue(cleaned.subject().endsWith("is allowed by now"), cleaned.subject());
    assertTrue(cleaned.email().contains("\nWHAT WAS FOUND BEFORE\n"), cleaned.email());
    var first = outcome(WRITTEN, CaseStatus.APPLIED, CaseStatus.VERIFIED, "allowed");
    assertTrue(first.email().contains("\nWHAT IT IS ABOUT\n"), first.email());
    assertTrue(first.subject().endsWith("needs 2 more Regions"), first.subject());
  }

  private static void assertPast(CasePlan plan, Notifier.Message message) {
    assertTrue(message.subject().startsWith("[Works]"), message.subject());
    assertTrue(message.subject().endsWith("is allowed by now"), message.subject());
    assertTrue(message.slack().contains("is allowed by now"), message.slack());
    String mail = message.email();
    assertTrue(mail.contains("nothing is known to deny the call any more"), mail);
    String before = "WHAT WAS FOUND BEFORE 2026-11-22 10:24 UTC: " + plan.finding().headline();
    assertTrue(mail.replaceAll("\\s+", " ").contains(before), mail);
    assertFalse(mail.contains("WHAT IT IS ABOUT"), mail);
    EmailTextTest.fits(message);
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
    String why = ours.why() + "; what denies the call now: " + plan.finding().headline();
    return outcome(plan, CaseStatus.VERIFIED, CaseStatus.RECURRED, why);
  }

  private static Notifier.Message outcome(
      CasePlan plan, CaseStatus from, CaseStatus to, String why) {
    var step = new Step(Incident.LAST, Optional.of(from), to, "DenialHandler", why);
    return Messages.outcome(Incident.of(plan, to), Incident.SEEN, step);
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
