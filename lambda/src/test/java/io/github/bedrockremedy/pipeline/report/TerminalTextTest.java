package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  private static final TerminalText PLAIN = new TerminalText(false);
  private static final TerminalText COLOURED = new TerminalText(true);

  @Test
  void the_incident_is_told_from_the_denial_to_the_next_step() {
    String text = PLAIN.explain(Incident.plan());
    int at = -1;
    for (String part :
        List.of(
            "What was denied",
            "  role     scheduling-agent-supervisor-agent-role-dev",
            "Why",
            "us-east-2 and us-west-2 are missing.",
            "  us-east-1  allowed  allowed",
            "  us-east-2  denied   allowed",
            "  us-west-2  denied   allowed",
            "The patch",
            "\"Version\": \"2012-10-17\"",
            "Decision",
            "A person is asked (mode approve), risk LOW",
            "person   mode              approve: a person decides",
            "Next steps",
            "  1. ")) {
      int next = text.indexOf(part, at + 1);
      assertTrue(next > at, "'" + part + "' is missing or out of order in\n" + text);
      at = next;
    }
  }

  @Test
  void without_a_look_at_the_principal_no_risk_is_claimed() {
    CasePlan plan = Incident.plan();
    var unread = new CasePlan.Rule("principal-read", "unknown", "offline: no account was asked");
    var verdict =
        new CasePlan.Verdict(
            "approve", "yardstick", "ask", java.util.Optional.of("high"), List.of(unread));
    assertEquals(
        "not judged: the principal's policies were not read", VerdictWords.risk(verdict, "high"));
    assertEquals("unknown", VerdictWords.verdict(verdict, unread));
    assertEquals("LOW (completes an existing grant)", VerdictWords.risk(plan.verdict(), "low"));
  }

  @Test
  void a_rule_that_leaves_only_a_report_is_said_to_fail_and_the_mode_is_not_blamed() {
    var mode = new CasePlan.Rule("mode", "fail", "approve: a person decides");
    var cause = new CasePlan.Rule("cause-has-patch", "fail", "blocked-by-policy");
    var verdict =
        new CasePlan.Verdict(
            "approve", "yardstick", "report", java.util.Optional.empty(), List.of(cause, mode));
    assertEquals("fail", VerdictWords.verdict(verdict, cause));
    assertEquals("person", VerdictWords.verdict(verdict, mode));
    assertEquals(List.of("cause-has-patch (blocked-by-policy)"), VerdictWords.reporting(verdict));
    var dry = new CasePlan.Rule("mode", "fail", "dry-run: reports only");
    var reported =
        new CasePlan.Verdict(
            "dry-run", "yardstick", "report", java.util.Optional.empty(), List.of(dry));
    assertEquals("fail", VerdictWords.verdict(reported, dry));
    assertEquals(1, VerdictWords.reporting(reported).size());
  }

  @Test
  void only_what_is_to_be_copied_is_wider_than_eighty_columns() {
    for (Diagnosis diagnosis : Diagnoses.all()) {
      for (Target target : Diagnoses.targets()) {
        String text = PLAIN.explain(Incident.plan(Incident.denial(), target, diagnosis, "ask"));
        text.lines().forEach(l -> assertTrue(l.length() <= 80 || isUnbreakable(l), l));
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), text);
      }
    }
  }

  /// A string of JSON, or one word of a command.
  private static boolean isUnbreakable(String line) {
    String text = line.strip();
    return text.startsWith("\"") || text.startsWith("{") || !text.replace(" \\", "").contains(" ");
  }

  @Test
  void colour_adds_nothing_to_the_words() {
    String coloured = COLOURED.explain(Incident.plan());
    assertTrue(coloured.contains("\u001b[31mdenied\u001b[0m"));
    assertTrue(coloured.contains("\u001b[32mallowed\u001b[0m"));
    assertEquals(PLAIN.explain(Incident.plan()), coloured.replaceAll("\u001b\\[[0-9]+m", ""));
  }

  @Test
  void commands_break_where_a_shell_lets_them() {
    String list =
        PLAIN.numbered(List.of("Run:\naws iam do-it --name " + "n".repeat(60) + " --b c"));
    assertEquals(
        "  1. Run:\n       aws iam do-it \\\n         --name "
            + "n".repeat(60)
            + " \\\n         --b c\n",
        list);
  }

  @Test
  void no_value_steers_the_terminal() {
    String text =
        PLAIN.heading("\u001b[2J")
            + PLAIN.paragraph("a\u0007b")
            + PLAIN.bullets(List.of("\u009b31m"))
            + PLAIN.table(List.of("x"), List.of(List.of("\u001b]0;title\u0007")))
            + PLAIN.code("\u001b[8mhidden");
    assertFalse(text.chars().anyMatch(c -> c != '\n' && (c < ' ' || c >= 0x7f)), text);
  }

  @Test
  void the_last_column_of_a_table_is_wrapped_under_itself() {
    String table = PLAIN.table(List.of("a", "b"), List.of(List.of("xx", "word ".repeat(30))));
    table.lines().forEach(l -> assertTrue(l.length() <= 80, l));
    assertTrue(table.contains("\n      word"), table);
  }
}
