package io.github.bedrockremedy.pipeline.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `doctor` says of each link between a denial and the people who hear of it. What is judged
/// here is only how bad a fact is; the facts are gathered by the command.
public final class WiringWords {
  /// As old as the alarm `denials-waiting` lets one become.
  private static final long LONG_WAIT_SECONDS = 600;

  private static final String AGAIN = "Deploy the stack again.";
  private static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private WiringWords() {}

  /// All links, one under the other.
  public static String text(List<Finding> findings, TerminalText terminal) {
    var text = new StringBuilder();
    for (Finding finding : findings) {
      String verdict = finding.verdict().id();
      boolean well = finding.verdict() == Finding.Verdict.OK;
      text.append(
          terminal.heading(
              finding.link() + ": " + (well ? verdict : verdict.toUpperCase(Locale.ROOT))));
      text.append(terminal.paragraph(finding.detail()));
      if (!finding.step().isEmpty()) {
        text.append(terminal.paragraph(finding.step()));
      }
    }
    return text.toString();
  }

  /// A question nobody answered.
  public static Finding notAnswered(String link, String why) {
    return Finding.unknown(link, why, "Ask again with credentials that may read it.");
  }

  /// An installation of `replay --serve`, of which most cannot be asked.
  public static Finding onThisMachine() {
    return Finding.unknown(
        "local account",
        "this is an account in a process, with a case table and a page: it has no trail, rules,"
            + " queues, functions, roles, subscribers or alarms to look at",
        "Ask about an installation in AWS, without --endpoint.");
  }

  /// A trail that brings read events.
  public static Finding trailLogs(String trail) {
    return Finding.ok("trail", trail + " logs read management events");
  }

  /// No trail does.
  ///
  /// @param why what keeps each from it, in the words of the three methods below
  public static Finding noTrail(String region, List<String> why) {
    return Finding.broken(
        "trail",
        why.isEmpty() ? "there is no trail in " + region : String.join("; ", why),
        "Have one trail log management events, read and write, in this Region.");
  }

  public static String trailElsewhere(String trail, String region) {
    return trail + " is of " + region + " alone";
  }

  public static String trailSilent(String trail) {
    return trail + " does not log";
  }

  public static String trailWithoutReads(String trail) {
    return trail + " leaves read management events out";
  }

  /// The rule that brings denials.
  ///
  /// @param sends whether the queue of denials is among its targets
  /// @param unwatched event sources its pattern leaves out
  public static Finding rule(String name, String state, boolean sends, List<String> unwatched) {
    if (!state.equals(STATE)) {
      return Finding.broken(
          "rule",
          name + " is " + state + ", which leaves read events out",
          AGAIN + " The state cannot be set in the console.");
    }
    if (!sends) {
      return Finding.broken("rule", name + " does not send to the queue of denials", AGAIN);
    }
    return unwatched.isEmpty()
        ? Finding.ok("rule", name + " watches all of Bedrock's event sources and fills the queue")
        : Finding.attention(
            "rule",
            name + " does not watch " + String.join(", ", unwatched),
            AGAIN + " This is the pattern of another version.");
  }

  /// The queue of denials.
  ///
  /// @param oldest seconds the oldest message has waited; empty where nothing waited lately
  public static Finding queue(String count, Optional<Long> oldest) {
    long waited = oldest.orElse(0L);
    if (waited > LONG_WAIT_SECONDS) {
      return Finding.attention(
          "queue",
          "%s messages wait, the oldest for %d minutes".formatted(count, waited / 60),
          "Read DenialHandler's log: it is not let run, or one fault repeats.");
    }
    return count.equals("0")
        ? Finding.ok("queue", "no message waits")
        : Finding.attention(
            "queue",
            "%s messages wait, the oldest for %d seconds".formatted(count, waited),
            "Look again in a minute; if the number stays, read DenialHandler's log.");
  }

  /// The queue of what could not be worked on.
  public static Finding deadLetters(String count) {
    return count.equals("0")
        ? Finding.ok("dead letters", "no message waits")
        : Finding.attention(
            "dead letters", count + " messages wait", "Read one: it could not be worked on.");
  }

  /// Links of one kind, all of which have to be in one state.
  ///
  /// @param states the state of each by its name
  /// @param well the state that is right
  public static Finding states(String link, Map<String, String> states, String well) {
    if (states.isEmpty()) {
      return Finding.broken(link, "the stack has none", AGAIN);
    }
    String wrong =
        states.entrySet().stream()
            .filter(s -> !s.getValue().equals(well))
            .map(s -> s.getKey() + " is " + s.getValue())
            .collect(Collectors.joining("; "));
    return wrong.isEmpty()
        ? Finding.ok(link, states.size() + ", each " + well.toLowerCase(Locale.ROOT))
        : Finding.broken(link, wrong, AGAIN);
  }

  /// The case table.
  public static Finding table(String name, String status, boolean stream) {
    return stream && status.equals("ACTIVE")
        ? Finding.ok("table", name + " is active and has a stream")
        : Finding.broken(
            "table", name + " is " + status + (stream ? "" : " without a stream"), AGAIN);
  }

  /// The kill switch.
  ///
  /// @param why what holds writes; empty if nothing does
  public static Finding killSwitch(Optional<String> why) {
    return why.map(w -> Finding.attention("kill switch", w, "When it is over, run 'resume'."))
        .orElseGet(() -> Finding.ok("kill switch", "writes may start"));
  }

  /// Who listens to a topic.
  ///
  /// @param topic what it is for: `approvals`, `reports` or `alarms`
  /// @param open subscriptions nobody has confirmed yet
  public static Finding subscribers(String topic, long confirmed, long open) {
    String link = "subscribers " + topic;
    if (confirmed == 0) {
      return Finding.broken(
          link,
          open + " subscriptions wait for their confirmation and none is confirmed",
          "Confirm the mail AWS sent for this topic, or deploy with -c email=….");
    }
    return open > 0
        ? Finding.attention(
            link,
            confirmed + " confirmed, " + open + " not yet",
            "Confirm the mail AWS sent for this topic.")
        : Finding.ok(link, confirmed + " confirmed");
  }

  /// A topic the stack does not name.
  public static Finding noTopic(String topic) {
    return Finding.unknown(
        "subscribers " + topic,
        "not looked at: a stack of an earlier version does not say which topic this is",
        "Deploy this version, then look again.");
  }

  /// Alarms that are going off.
  public static Finding alarms(List<String> ids) {
    return ids.isEmpty()
        ? Finding.ok("alarms", "none is going off")
        : Finding.attention(
            "alarms",
            String.join(", ", ids),
            "docs/runbook.md has a section for each: what it means, what to do.");
  }
}
