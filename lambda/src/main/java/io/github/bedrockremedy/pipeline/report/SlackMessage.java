package io.github.bedrockremedy.pipeline.report;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.SlackCommand;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The custom notification for Amazon Q Developer, which shows it in Slack: one thread a case, and
/// buttons only on an open request. Never a token.
///
/// See <https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html>.
final class SlackMessage {
  private static final int LONGEST_EXPLANATION = 600;
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_DIFF = 1_000;

  private SlackMessage() {}

  static String request(Case asked, Sightings seen, Asking asking, Earlier earlier) {
    CasePlan plan = asked.plan();
    String risk = plan.verdict().risk().orElse("high");
    List<String> text = new ArrayList<>();
    text.add("*Decision:* " + CaseWords.decision(plan));
    String before = String.join(" ", earlier.told());
    if (!before.isEmpty()) {
      text.add(escape(before));
    }
    text.add(line(asked));
    text.addAll(diff(plan, ChangeWords.wouldChange(plan, earlier.place()) + ":"));
    text.add(
        "*"
            + ForeseenWords.why(plan)
            + ":* "
            + explanation(plan, LONGEST_EXPLANATION - before.length()));
    text.add(escape(String.join(" ", CaseWords.notChanged(plan))));
    text.add("*Risk:* " + VerdictWords.risk(risk) + open(plan));
    text.add(CaseWords.howOften(seen));
    text.add("*Owner:* " + escape(owner(plan)));
    text.add("*Expires:* " + CaseWords.time(asking.expiresAt()));
    Snippets.of(plan)
        .ifPresent(s -> text.add("*Undo later:* " + code(Text.prose(s.undoCommand()))));
    Optional<Asking.Buttons> buttons = asking.buttons().filter(_ -> !risk.equals("high"));
    List<String> next =
        List.of(
            buttons.isPresent()
                ? "Press *Approve* or *Reject*. Doing nothing changes nothing: the request expires."
                : "Decide on the page in the email, or with the command line."
                    + " Doing nothing changes nothing: the request expires.",
            "The whole diff and the snippet for your code are in the email of "
                + asked.id()
                + " and on its page.");
    String begin = asking.reminder() ? ":hourglass: Expires soon: " : ":lock: Approve? ";
    String title = begin + CaseWords.name(plan) + " " + CaseWords.need(plan);
    Map<String, String> context = buttons.map(b -> buttons(asked, b)).orElse(Map.of());
    return json(asked, asking.reminder() ? "reminder" : "request", title, text, next, context);
  }

  private static String owner(CasePlan plan) {
    return OwnerWords.known(plan.owner()) + " " + OwnerWords.afterDeploy(plan.owner());
  }

  /// The rules that leave it to a person.
  private static String open(CasePlan plan) {
    List<String> open = VerdictWords.open(plan.verdict());
    return open.isEmpty() ? "" : escape(". Asked because of: " + String.join(", ", open));
  }

  /// What the buttons' command is filled from; without these there are no buttons.
  private static Map<String, String> buttons(Case asked, Asking.Buttons buttons) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put(SlackCommand.MARK, SlackCommand.OPEN_REQUEST);
    context.put(SlackCommand.CASE, asked.id().value());
    context.put(SlackCommand.FORM, buttons.form());
    context.put(SlackCommand.REGION, buttons.region());
    return context;
  }

  static String outcome(Case after, Sightings seen, Step latest) {
    CasePlan plan = after.plan();
    OutcomeWords outcome = OutcomeWords.of(after, latest);
    List<String> text = new ArrayList<>();
    text.add("*" + outcome.headline() + "* " + outcome.meaning());
    text.add(
        CaseWords.time(latest.at())
            + ", by "
            + escape(DecisionWords.who(latest.by()))
            + ": "
            + code(Text.remark(latest.why())));
    DecisionWords.approved(after).ifPresent(a -> text.add(escape(a)));
    text.add(line(after) + "   " + CaseWords.howOften(seen));
    List<String> next = List.of();
    if (latest.to() == CaseStatus.RECURRED) {
      text.add(explanation(plan));
      AgainWords.unasked(plan)
          .forEach(u -> text.add("Nobody is asked. " + escape(shortened(u, LONGEST_EXPLANATION))));
      next = steps(AgainWords.steps(plan));
    }
    String title = outcome.tag() + " " + CaseWords.name(plan) + " " + AgainWords.need(plan, latest);
    return json(
        after, latest.to().name().toLowerCase(java.util.Locale.ROOT), title, text, next, Map.of());
  }

  static String report(Case told, Sightings seen) {
    CasePlan plan = told.plan();
    List<String> text = new ArrayList<>();
    text.add("*" + escape(plan.finding().headline()) + ".* Nothing was changed, nobody is asked.");
    text.add(line(told) + "   " + CaseWords.howOften(seen));
    text.add("");
    text.add(explanation(plan));
    text.addAll(diff(plan, VerdictWords.helps(plan.verdict()) + ":"));
    List<String> next = steps(plan.finding().nextSteps());
    String title = CaseWords.tag(plan) + " " + CaseWords.name(plan) + " " + CaseWords.need(plan);
    return json(told, "report", title, text, next, Map.of());
  }

  private static String line(Case about) {
    return "*Account:* "
        + code(Text.account(about.plan().subject().account()))
        + "   *Case:* "
        + code(Text.id(about.id().value()));
  }

  private static String explanation(CasePlan plan) {
    return explanation(plan, LONGEST_EXPLANATION);
  }

  private static String explanation(CasePlan plan, int longest) {
    return escape(shortened(plan.finding().explanation(), longest));
  }

  private static List<String> diff(CasePlan plan, String title) {
    return plan.proposal()
        .map(
            proposal ->
                List.of(
                    "",
                    "*" + title + "*",
                    "```",
                    escape(lines(PatchLines.of(proposal, 90))),
                    "```",
                    "Plan " + code(Text.id(shortHash(proposal)))))
        .orElse(List.of());
  }

  /// As much of the hash as a command's text has room for.
  private static String shortHash(CasePlan.Proposal proposal) {
    return proposal.sha256().substring(0, Math.min(16, proposal.sha256().length()));
  }

  /// Whole lines only, as many as there is room for.
  private static String lines(List<String> lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      if (text.length() + line.length() > LONGEST_DIFF) {
        return text + "(shortened: all of it is in the email)";
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.toString();
  }

  private static List<String> steps(List<String> steps) {
    return steps.stream().map(SlackMessage::step).limit(4).toList();
  }

  private static String step(String step) {
    String[] parts = step.split("\n", -1);
    var text = new StringBuilder(escape(shortened(parts[0], 300)));
    for (int i = 1; i < parts.length; i++) {
      text.append('\n').append(code(Text.prose(shortened(parts[i], 900))));
    }
    return text.toString();
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 4) + " ...";
  }

  private static String code(Text text) {
    return "`" + escape(text.value()) + "`";
  }

  /// Escapes for Slack's mark-up; line breaks of our own stay.
  static String escape(String text) {
    return text.lines()
        .map(line -> Text.prose(line).value())
        .map(line -> line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .map(line -> line.replace('`', '\''))
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private static String json(
      Case about,
      String kind,
      String title,
      List<String> text,
      List<String> next,
      Map<String, String> context) {
    String printable = shortened(escape(title), LONGEST_TITLE);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("textType", "client-markdown");
    content.put("title", printable);
    content.put("description", String.join("\n", text));
    if (!next.isEmpty()) {
      content.put("nextSteps", next);
    }
    content.put("keywords", List.of(about.id().value()));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("version", "1.0");
    message.put("source", "custom");
    message.put("id", about.id() + "-" + kind + "-" + about.generation());
    message.put("content", content);
    message.put("metadata", metadata(about, kind, printable, context));
    try {
      return JSON.std.asString(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a map of strings could not be written as JSON", e);
    }
  }

  private static Map<String, Object> metadata(
      Case about, String kind, String title, Map<String, String> context) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("threadId", about.id().value());
    metadata.put("summary", title);
    metadata.put("eventType", "bedrock-remedy-" + kind);
    about
        .plan()
        .subject()
        .targetArn()
        .map(Text::arn)
        .filter(Text::isPrintable)
        .ifPresent(arn -> metadata.put("relatedResources", List.of(arn.value())));
    if (!context.isEmpty()) {
      metadata.put("additionalContext", context);
    }
    return metadata;
  }
}
