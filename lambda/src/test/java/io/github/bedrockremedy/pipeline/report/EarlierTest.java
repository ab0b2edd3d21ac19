package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A person is asked about a call for which something was written before.
class EarlierTest {
  private static final String NOW = "; what denies the call now: Regions are missing";
  private static final String NAME = Incident.ID.policyName();
  private static final Asking REMINDER =
      new Asking(
          Optional.of(new Asking.Page(Incident.LINK, Incident.CODE)),
          Incident.EXPIRES,
          Optional.of(Incident.BUTTONS),
          true);

  @Test
  void aFirstRequestTellsOfNothingAndAdds() {
    Earlier first = Earlier.of(asked(false), history(CaseStatus.PENDING, ""));
    assertEquals(Earlier.NONE, first);
    assertTrue(email(asked(false), first).contains("Adds inline policy " + NAME + "; removes and"));
  }

  @Test
  void aPolicyThatIsGoneIsAddedAgainAndBelongsInTheCode() {
    Earlier gone = repaired(Ours.GONE.why() + NOW);
    String mail = email(asked(true), gone);
    assertEquals(Earlier.Place.NOT_KNOWN, gone.place());
    assertTrue(mail.contains("REPAIRED BEFORE: our policy was written, 2026-11-22 10:24"), mail);
    assertTrue(mail.contains(Ours.GONE.why()), mail);
    assertTrue(mail.contains("lasts only in the code"), mail);
    assertTrue(mail.contains("Adds inline policy"), mail);
    assertTrue(mail.indexOf("REPAIRED BEFORE") < mail.indexOf("REVIEW AND DECIDE"), mail);
  }

  @Test
  void aPolicySomebodyChangedOrThatIsNotEnoughIsReplaced() {
    for (String why :
        List.of(
            Ours.CHANGED.why(),
            Ours.THERE.why(),
            "the profile leads to us-west-1 by now, which our policy does not name")) {
      Earlier earlier = repaired(why);
      String mail = email(asked(true), earlier);
      assertTrue(mail.contains(why), mail);
      assertTrue(mail.contains("Replaces inline policy " + NAME), mail);
      assertFalse(mail.contains("removes and edits nothing."), mail);
      String slack = message(asked(true), earlier).slack();
      assertTrue(slack.contains("Would replace " + NAME + " by"), slack);
      assertTrue(slack.indexOf("REPAIRED BEFORE") < slack.indexOf("*Account:*"), slack);
      assertTrue(slack.contains(why), slack);
    }
  }

  /// Between the look and this request somebody may have put the policy back, or taken it away.
  @Test
  void whatAnOldLookFoundIsNotSaidOfToday() {
    for (Ours ours : List.of(Ours.GONE, Ours.CHANGED, Ours.THERE)) {
      Earlier old = askedAfresh(ours.why() + NOW);
      String mail = email(asked(true), old);
      assertTrue(mail.contains("or replaces it if it is there; removes and edits nothing else."));
      assertFalse(mail.contains("Replaces inline") || mail.contains("edits nothing."), mail);
      String slack = message(asked(true), old).slack();
      assertTrue(slack.contains("Would add, or replace " + NAME + " by"), slack);
      assertFalse(old.told().toString().contains("Approving replaces"), old.told().toString());
    }
  }

  @Test
  void aReportOfACaseThatHoldsAPolicyDoesNotSayThatItIsThere() {
    Case told =
        Incident.of(Incident.plan(), CaseStatus.REPORTED).change(Incident.LAST).applied().build();
    String mail = Messages.report(told, Incident.SEEN).email().replaceAll("\\s+", " ");
    assertTrue(mail.contains("or replaces it if it is there"), mail);
  }

  @Test
  void thePageAndTheTerminalSayItFirst() {
    List<Step> history = history(CaseStatus.RECURRED, Ours.CHANGED.why() + NOW);
    var about =
        new DecisionPage.About(
            asked(true), Incident.SEEN, history, Incident.EXPIRES, Incident.LAST);
    String page = DecisionPage.request(about, Optional.empty());
    int told = page.indexOf("REPAIRED BEFORE");
    assertTrue(told > 0 && told < page.indexOf("Replaces inline policy " + NAME), page);
    assertTrue(told < page.indexOf(Incident.plan().finding().explanation().substring(0, 20)), page);
    String terminal = CaseStory.one(asked(true), history, new TerminalText(false));
    assertTrue(terminal.contains("REPAIRED BEFORE"), terminal);
    assertTrue(terminal.contains("Replaces inline policy " + NAME), terminal);
  }

  @Test
  void whatWasTakenBackOrCleanedUpIsSaidToo() {
    String undone = String.join(" ", told(CaseStatus.ROLLED_BACK, "policy x is gone"));
    assertTrue(undone.endsWith("policy x is gone, because somebody asked for that."), undone);
    String cleaned = String.join(" ", told(CaseStatus.SUPERSEDED, "policy x is gone"));
    assertTrue(cleaned.contains("because the owner's own policies covered the call"), cleaned);
  }

  @Test
  void aWriteNobodyHeardOfMayHaveLeftSomethingThere() {
    Step failed =
        new Step(
            Incident.LAST,
            Optional.of(CaseStatus.APPLYING),
            CaseStatus.FAILED,
            "ReviewHandler",
            "given up after 5 attempts");
    Earlier earlier = Earlier.of(asked(false), List.of(failed));
    assertEquals(Earlier.Place.NOT_KNOWN, earlier.place());
    String mail = email(asked(false), earlier);
    assertTrue(mail.contains("or replaces it if it is there"), mail);
    assertTrue(mail.contains("not known whether it was made"), mail);
  }

  @Test
  void itFitsForEveryDiagnosis() {
    Earlier gone = repaired(Ours.GONE.why() + NOW);
    Earlier longest = repaired("a long reason ".repeat(40));
    Earlier old = askedAfresh("a long reason ".repeat(40));
    for (Diagnosis diagnosis : Diagnoses.all()) {
      var plan = Incident.plan(Incident.denial(), Incident.role(), diagnosis, "ask");
      for (Earlier earlier : List.of(gone, longest, old)) {
        var asked = Incident.of(plan, CaseStatus.PENDING);
        var message = Messages.request(asked, Incident.SEEN, REMINDER, earlier);
        EmailTextTest.fits(message);
        plan.proposal()
            .ifPresent(p -> assertTrue(message.email().contains(p.sha256()), message.email()));
        SlackMessageTest.fits(message.slack());
      }
    }
  }

  private static List<String> told(CaseStatus end, String why) {
    return Earlier.of(asked(false), history(end, why)).told();
  }

  private static Earlier repaired(String why) {
    return Earlier.of(asked(true), history(CaseStatus.RECURRED, why));
  }

  /// Nobody answered the request that came from the look, and another denial opened this one.
  private static Earlier askedAfresh(String why) {
    List<Step> history = history(CaseStatus.RECURRED, why);
    history.add(step(CaseStatus.PENDING, CaseStatus.EXPIRED, "nobody decided in time"));
    history.add(step(CaseStatus.EXPIRED, CaseStatus.PENDING, "missing-destination-regions: ask"));
    return Earlier.of(asked(true), history);
  }

  /// A repair, how it ended, and another request.
  private static List<Step> history(CaseStatus end, String why) {
    List<Step> steps = new ArrayList<>();
    if (end != CaseStatus.PENDING) {
      steps.add(step(CaseStatus.APPLYING, CaseStatus.APPLIED, "written"));
      steps.add(step(CaseStatus.VERIFIED, end, why));
    }
    steps.add(step(end, CaseStatus.PENDING, "a person decides about a new plan"));
    return steps;
  }

  private static Step step(CaseStatus from, CaseStatus to, String why) {
    return new Step(Incident.FIRST, Optional.of(from), to, "DenialHandler", why);
  }

  private static Case asked(boolean holdsPolicy) {
    Case asked = Incident.of(Incident.plan(), CaseStatus.PENDING);
    return holdsPolicy ? asked.change(Incident.LAST).applied().build() : asked;
  }

  private static Notifier.Message message(Case asked, Earlier earlier) {
    return Messages.request(asked, Incident.SEEN, Incident.ASKING, earlier);
  }

  /// In one line: a sentence may be broken anywhere.
  private static String email(Case asked, Earlier earlier) {
    return message(asked, earlier).email().replaceAll("\\s+", " ");
  }
}
