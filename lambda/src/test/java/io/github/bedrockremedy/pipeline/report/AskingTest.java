package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How people are asked, reminded and told who decided.
class AskingTest {
  private static final Case OPEN = Incident.of(Incident.plan(), CaseStatus.PENDING);
  private static final Asking.Page PAGE = new Asking.Page(Incident.LINK, Incident.CODE);

  private static Notifier.Message request(Asking asking) {
    return Messages.request(OPEN, Incident.SEEN, asking, Earlier.NONE);
  }

  @Test
  void a_reminder_says_that_it_is_one_and_that_the_earlier_link_is_dead() {
    var message = request(new Asking(Optional.of(PAGE), Incident.EXPIRES, Optional.empty(), true));
    assertTrue(message.subject().startsWith("[Expires soon] Bedrock: "), message.subject());
    assertTrue(message.email().startsWith("DECISION STILL NEEDED: let one role"));
    assertTrue(message.email().contains("Link and code of earlier mails about this no longer"));
    assertTrue(message.email().contains("Expires 2026-11-23 10:40 UTC."));
    assertTrue(message.email().lines().count() <= 60, message.email());
    assertTrue(message.machine().contains("\"kind\":\"reminder\""), message.machine());
  }

  @Test
  void without_a_page_the_mail_names_the_commands_and_no_link() {
    var message = request(new Asking(Optional.empty(), Incident.EXPIRES, Optional.empty(), false));
    assertTrue(message.email().contains("./bedrock-remedy approve " + Incident.ID));
    assertFalse(message.email().contains("http"), message.email());
    assertFalse(message.email().contains("Change code"), message.email());
  }

  @Test
  void without_buttons_nobody_is_told_to_press_them() {
    var slack =
        request(new Asking(Optional.of(PAGE), Incident.EXPIRES, Optional.empty(), false)).slack();
    assertFalse(slack.contains("Press"), slack);
    assertFalse(slack.contains("additionalContext"), slack);
  }

  @Test
  void a_machine_gets_ids_and_values_and_no_secret() throws Exception {
    var message =
        request(
            new Asking(Optional.of(PAGE), Incident.EXPIRES, Optional.of(Incident.BUTTONS), false));
    var event = JSON.std.mapFrom(message.machine());
    assertEquals("bedrock-remedy.case/1", event.get("schema"));
    assertEquals(Incident.ID.value(), event.get("case"));
    assertEquals("low", event.get("risk"));
    assertEquals(Incident.plan().proposal().orElseThrow().sha256(), event.get("sha256"));
    assertFalse(message.machine().contains(Incident.TOKEN));
    assertFalse(message.machine().contains(Incident.CODE));
  }

  @Test
  void every_outcome_says_who_decided_and_how_sure_that_is() {
    assertTrue(told("Ada via page").contains("by Ada (name as typed on the page, not checked)"));
    assertTrue(told("arn:aws:iam::1:user/ada via iam").contains("user/ada (checked by AWS)"));
    assertTrue(told("someone in Slack via slack").contains("(who pressed is in Amazon Q's"));
    assertTrue(told("PatchHandler").contains("by PatchHandler: "));
    var approval = new Approval("Ada", Approval.Via.PAGE, Incident.LAST, "0");
    Case applied = Incident.of(Incident.plan(), CaseStatus.APPROVED);
    Case next = applied.moved(CaseStatus.APPLYING, Incident.LAST).approval(approval).build();
    var step = new Step(Incident.LAST, Optional.empty(), CaseStatus.APPLYING, "PatchHandler", "x");
    var message = Messages.outcome(next, Incident.SEEN, step);
    assertTrue(
        message.email().replaceAll("\\s+", " ").contains("Approved by Ada (name as typed"),
        message.email());
    assertTrue(message.slack().contains("Approved by Ada (name as typed"), message.slack());
  }

  /// The text of a mail in one line: the sentence may be broken anywhere.
  private static String told(String by) {
    var step = new Step(Incident.LAST, Optional.empty(), CaseStatus.REJECTED, by, "because");
    return Messages.outcome(Incident.of(Incident.plan(), CaseStatus.REJECTED), Incident.SEEN, step)
        .email()
        .replaceAll("\\s+", " ");
  }

  /// A role of Identity Center is nobody's to edit: the change goes to the permission set.
  @Test
  void a_permission_set_gets_its_exact_change_and_no_button() {
    var plan =
        Incident.plan(Incident.denial(), Diagnoses.permissionSet(), Incident.missing(), "report");
    var message = Messages.report(Incident.of(plan, CaseStatus.REPORTED), Incident.SEEN);
    String email = message.email().replaceAll("\\s+", "");
    assertTrue(email.contains("permissionset"), message.email());
    assertTrue(
        email.contains(plan.proposal().orElseThrow().text().replaceAll("\\s+", "")),
        message.email());
    assertFalse(message.slack().contains("additionalContext"), message.slack());
  }
}
