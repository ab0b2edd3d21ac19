package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmailTextTest {
  static Notifier.Message request(Case asked) {
    return Messages.request(asked, Incident.SEEN, Incident.ASKING, Earlier.NONE);
  }

  static Notifier.Message outcome(Case after) {
    return Messages.outcome(
        after,
        Incident.SEEN,
        new Step(Incident.LAST, Optional.empty(), after.status(), "jane", "approved on the page"));
  }

  private static String failed(CaseStatus from, String by) {
    return Messages.outcome(
            Incident.of(Incident.plan(), CaseStatus.FAILED),
            Incident.SEEN,
            new Step(Incident.LAST, Optional.of(from), CaseStatus.FAILED, by, "no room left"))
        .email();
  }

  static void fits(Notifier.Message message) {
    List<String> lines = message.email().lines().toList();
    assertTrue(lines.size() <= 60, lines.size() + " lines\n" + message.email());
    for (String line : lines) {
      assertTrue(line.length() <= 78 || line.contains("https://"), line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7f), line);
      assertEquals(line.stripTrailing(), line);
    }
    assertFalse(message.email().contains(Text.NOT_PRINTABLE), message.email());
    assertTrue(message.subject().length() < 100, message.subject());
    assertEquals(2, message.summary().lines().count(), message.summary());
  }

  @Test
  void a_request_says_what_an_approver_needs_in_that_order() {
    String email = request(Incident.of(Incident.plan(), CaseStatus.PENDING)).email();
    int at = -1;
    for (String part :
        List.of(
            "DECISION NEEDED: let one role call one model in 2 more Regions.",
            "account 618048437522",
            "Expires 2026-11-23 10:40 UTC. If nobody acts, nothing changes.",
            "\n  " + Incident.LINK + "\n",
            "Change code: K7QF",
            "WHAT WOULD CHANGE",
            "REGION: us-east-1, us-east-2, us-west-2",
            "WHY IT FAILS TODAY",
            "us-east-2 and us-west-2 are missing.",
            "WHAT IS NOT CHANGED",
            "RISK: LOW (completes an existing grant)",
            "mode (approve: a person decides)",
            "About 42 denials, first 2026-11-22 10:24 UTC",
            "OWNER",
            "A deploy of that stack leaves this patch in place",
            "UNDO LATER",
            "aws iam delete-role-policy \\")) {
      int next = email.indexOf(part, at + 1);
      assertTrue(next > at, "'" + part + "' is missing or out of order in\n" + email);
      at = next;
    }
    assertFalse(email.contains("(shortened)"), email);
  }

  @Test
  void every_message_fits_a_mail() {
    for (Diagnosis diagnosis : Diagnoses.all()) {
      for (Target target : Diagnoses.targets()) {
        var plan = Incident.plan(Incident.denial(), target, diagnosis, "ask");
        fits(request(Incident.of(plan, CaseStatus.PENDING)));
        fits(Messages.report(Incident.of(plan, CaseStatus.REPORTED), Incident.SEEN));
      }
    }
  }

  @Test
  void every_outcome_fits_a_mail_and_only_a_policy_in_force_has_an_undo() {
    for (CaseStatus status : CaseStatus.values()) {
      var message = outcome(Incident.of(Incident.plan(), status));
      fits(message);
      assertTrue(message.email().contains("by jane: approved on the page"), message.email());
      boolean undo = status.holdsPolicy() && status != CaseStatus.FAILED;
      assertEquals(undo, message.email().contains("\nUNDO\n"), status.name());
    }
  }

  @Test
  void a_failure_tells_of_a_policy_only_where_one_was_or_may_have_been_written() {
    for (String never :
        List.of(
            failed(CaseStatus.APPROVED, "PatchHandler"),
            failed(CaseStatus.APPROVED, "ReviewHandler"),
            failed(CaseStatus.APPLYING, "PatchHandler"))) {
      assertTrue(never.contains("could not be made; nothing was written."), never);
      assertTrue(never.contains("WHAT WAS PROPOSED"), never);
      assertFalse(never.contains("UNDO") || never.contains("WHAT WAS ADDED"), never);
    }
    String perhaps = failed(CaseStatus.APPLYING, "ReviewHandler");
    assertTrue(perhaps.contains("\nUNDO, IF IT IS THERE AFTER ALL\n"), perhaps);
    assertFalse(perhaps.contains("WHAT WAS ADDED"), perhaps);
    String there = failed(CaseStatus.APPLIED, "ReviewHandler");
    assertTrue(there.contains("\nUNDO\n") && there.contains("WHAT WAS ADDED"), there);
    assertFalse(there.contains("could not be made"), there);
  }

  @Test
  void the_token_is_in_the_mail_of_a_request_and_nowhere_else() {
    var message = request(Incident.of(Incident.plan(), CaseStatus.PENDING));
    assertTrue(message.email().contains(Incident.TOKEN));
    String elsewhere = message.subject() + message.slack() + message.summary() + message;
    assertFalse(elsewhere.contains(Incident.TOKEN) || elsewhere.contains(Incident.CODE));
  }

  @Test
  void the_subject_gives_up_a_long_name_before_what_it_is_about() {
    var message = request(Incident.of(Incident.plan(), CaseStatus.PENDING));
    assertEquals(
        "[Approve?] Bedrock: scheduling-agent-supervisor-agent-role-dev needs 2 more Regions"
            + " (low risk)",
        message.subject());
    assertTrue(
        CaseWords.subject("[Approve?]", Incident.plan(), "x".repeat(60)).endsWith("x".repeat(60)));
  }
}
