package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostileValuesTest {
  private static final List<String> SIGNS =
      List.of("<script", "](http", "\u001b[3", "${jndi", "\r", "`rm", "\u202E", "<!channel");

  @Test
  void no_value_of_others_reaches_a_reader_as_it_came() {
    for (String hostile : TextTest.HOSTILE) {
      CasePlan plan = planOf(hostile);
      Case about = Incident.of(plan, CaseStatus.PENDING);
      var step = new Step(Incident.LAST, Optional.empty(), CaseStatus.REJECTED, hostile, hostile);
      harmless(
          Messages.request(
              about,
              Incident.SEEN,
              new Asking(
                  Optional.of(new Asking.Page(hostile, hostile)),
                  Incident.EXPIRES,
                  Optional.of(Incident.BUTTONS),
                  false),
              Earlier.NONE));
      harmless(Messages.outcome(about, Incident.SEEN, step));
      harmless(Messages.report(about, Incident.SEEN));
      harmless(new TerminalText(false).explain(plan));
      harmless(CaseStory.one(about, List.of(step), new TerminalText(false)));
      harmless(CaseStory.list(List.of(about), new TerminalText(false)));
      var page =
          new DecisionPage.About(
              about, Incident.SEEN, List.of(step), Incident.EXPIRES, Incident.LAST);
      harmless(DecisionPage.request(page, Optional.empty()));
      harmless(DecisionPage.decided(page, Optional.of(decision(hostile))));
    }
  }

  @Test
  void no_value_of_others_reaches_an_explanation_as_it_came() {
    for (String hostile : TextTest.HOSTILE) {
      var unclear = new Needed.Unclear(hostile, List.of(hostile));
      var undetermined = new Diagnosis.Undetermined(hostile, List.of(hostile), unclear);
      var denial =
          Incident.denial(new DeniedResource.NotAnArn(hostile), new DenialReason.Unrecognised());
      harmless(Wording.explain(denial, Incident.role(), undetermined).toString());
      var taken = new Diagnosis.CompromisedPrincipal(hostile, unclear);
      harmless(Wording.explain(denial, Incident.role(), taken).toString());
      harmless(Wording.owner(new Owner.Stack(hostile, hostile, hostile)).toString());
      harmless(Wording.owner(new Owner.Tagged(hostile, hostile)).toString());
    }
  }

  private static PersonDecision decision(String text) {
    return new PersonDecision(
        Incident.ID,
        1,
        PersonDecision.Verdict.APPROVE,
        text,
        text,
        text,
        Approval.Via.PAGE,
        text,
        Incident.LAST);
  }

  /// A plan with the same text wherever others have a say.
  private static CasePlan planOf(String text) {
    CasePlan plan = Incident.plan();
    CasePlan.Finding finding = plan.finding();
    return new CasePlan(
        new CasePlan.Subject(
            text,
            text,
            text,
            text,
            Optional.of(text),
            Optional.of(text),
            "role",
            text,
            Optional.of(text)),
        new CasePlan.Finding(
            finding.cause(),
            text,
            finding.headline(),
            finding.explanation(),
            finding.nextSteps(),
            List.of(text),
            Optional.of(text),
            Optional.of(text),
            List.of(text),
            Optional.of(List.of(text))),
        Optional.of(new CasePlan.Proposal(text, text, text)),
        new CasePlan.Verdict(
            text, text, "ask", Optional.of(text), List.of(new CasePlan.Rule(text, text, text))),
        List.of(new CasePlan.ProofRow(text, true, text, text)),
        Optional.of(text),
        text,
        Incident.FIRST);
  }

  private static void harmless(Notifier.Message message) {
    harmless(message.email());
    harmless(message.subject() + message.summary());
    harmless(message.slack());
    harmless(message.machine());
  }

  private static void harmless(String output) {
    for (String sign : SIGNS) {
      assertFalse(output.contains(sign), output);
    }
  }
}
