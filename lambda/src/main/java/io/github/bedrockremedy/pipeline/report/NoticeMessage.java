package io.github.bedrockremedy.pipeline.report;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The messages that are about the installation and no single case.
public final class NoticeMessage {
  private static final int NAMED = 20;
  private static final String CASES = "CASES";
  private static final String FIRST = "THE FIRST OF THEM";

  private NoticeMessage() {}

  /// The message of a notice, in every form it is sent in.
  public static Notifier.Message of(Notice notice) {
    NoticeWords words = words(notice);
    String subject = Text.prose(words.subject()).value();
    var mail = new EmailSections().words("", words.sentences().size(), words.sentences());
    if (!words.items().isEmpty()) {
      mail.words(words.heading(), 1, named(words.items()));
    }
    return new Notifier.Message(
        subject,
        mail.text(),
        slack(notice, subject, words),
        subject + "\n" + Text.prose(words.sentences().getFirst()).value(),
        MachineEvent.of(notice));
  }

  private static NoticeWords words(Notice notice) {
    return switch (notice.kind()) {
      case WAITING -> waiting(value(notice, 0), remark(notice, 1), rest(notice, 2));
      case REPORTED -> reported(value(notice, 0), remark(notice, 1), rest(notice, 2));
      case DRY_RUN ->
          new NoticeWords(
              "[Dry run] Bedrock Remedy stopped writing in account " + value(notice, 0),
              List.of(
                  "The "
                      + value(notice, 1)
                      + " writes a day may see in account "
                      + value(notice, 0)
                      + " are used up. So many repairs in a day are a sign that something else is"
                      + " wrong.",
                  "The installation dropped itself to dry-run: denials are reported, nothing is"
                      + " written, and what was approved waits. Undo and clean-up go on.",
                  "Look at the day's cases first. Then let it go on: bedrock-remedy resume"));
      case ALIVE -> alive(notice);
      case BROKEN -> LookWords.broken(value(notice, 0), remark(notice, 1));
      case NOT_UNDONE -> notUndone(notice);
      case STRAY -> LookWords.strays(value(notice, 0), rest(notice, 1));
    };
  }

  private static NoticeWords notUndone(Notice notice) {
    String id = value(notice, 0);
    boolean there = value(notice, 3).equals("there");
    return new NoticeWords(
        "[Not undone] Case " + id + " has another plan by now",
        List.of(
            remark(notice, 1)
                + " asked to undo case "
                + id
                + ". Before that could be taken in, the case went on to another plan, so nothing was"
                + " removed for it.",
            "The case is "
                + value(notice, 2).replace('_', ' ')
                + " now. "
                + (there
                    ? "A policy of ours may be in force or about to be written."
                    : "No policy of ours is in force."),
            there
                ? "If it is still to be undone: bedrock-remedy rollback " + id
                : "To see where it stands: bedrock-remedy show " + id));
  }

  private static NoticeWords waiting(String account, String count, List<String> cases) {
    boolean one = count.equals("1");
    return new NoticeWords(
        "[Waiting] " + count + (one ? " more case" : " more cases") + " in " + account,
        List.of(
            (one ? "One more case" : upper(count) + " more cases")
                + " in account "
                + account
                + " would need a decision, but this hour's requests are out.",
            "Nothing is lost: they are asked about as the coming hours have room, the same limit"
                + " each. Nothing has been changed.",
            "See them all: bedrock-remedy list"),
        count.equals(String.valueOf(cases.size())) ? CASES : FIRST,
        ids(cases));
  }

  private static NoticeWords reported(String account, String count, List<String> cases) {
    boolean one = count.equals("1");
    return new NoticeWords(
        "[Report] " + count + (one ? " more case" : " more cases") + " in " + account,
        List.of(
            (one ? "One more case" : upper(count) + " more cases")
                + " in account "
                + account
                + (one ? " is" : " are")
                + " only reported: no patch of ours can or may cure what was denied. So many came in"
                + " an hour that these are told together.",
            "Nothing has been changed. Each says what denies the call and whose step is next:"
                + " bedrock-remedy show and its id",
            "See them all: bedrock-remedy list"),
        count.equals(String.valueOf(cases.size())) ? CASES : FIRST,
        ids(cases));
  }

  private static String upper(String count) {
    return count.substring(0, 1).toUpperCase(Locale.ROOT) + count.substring(1);
  }

  private static NoticeWords alive(Notice notice) {
    List<String> old = rest(notice, 4);
    List<String> sentences = new ArrayList<>();
    String state = stopped(value(notice, 3), sentences);
    sentences.add(watched(notice));
    String broken = remark(notice, 2);
    sentences.add(
        broken.equals("-")
            ? "Trail, event rule and subscribers are as they should be, as far as they can be asked."
            : "Broken: " + broken + ". A notice of its own said what to do.");
    if (!old.isEmpty()) {
      sentences.add(
          "The patches of the cases below are older than 30 days. They belong into the code of the"
              + " roles' owners; each removes itself once it is there.");
    }
    String subject = "[Alive] Bedrock Remedy is " + state;
    return new NoticeWords(
        broken.equals("-") ? subject : subject + ", but for: " + broken,
        sentences,
        CASES,
        ids(old));
  }

  /// In few words what it is at, and as a sentence what keeps it from work.
  private static String stopped(String state, List<String> sentences) {
    String go = " Undo and clean-up go on. Let it go on: bedrock-remedy resume";
    switch (state) {
      case "paused" -> sentences.add("It is paused: nothing is approved or written." + go);
      case "dry-run" ->
          sentences.add(
              "It dropped itself to dry-run: denials are only reported, nobody is asked, and nothing"
                  + " is written."
                  + go);
      default -> {
        return "at work";
      }
    }
    return state.equals("paused") ? "paused" : "dropped to dry-run";
  }

  private static String watched(Notice notice) {
    return "It watches "
        + remark(notice, 0)
        + " cases; in "
        + remark(notice, 1)
        + " of them a policy of ours may be in force.";
  }

  private static String value(Notice notice, int at) {
    return at < notice.values().size() ? Text.id(notice.values().get(at)).value() : "-";
  }

  private static String remark(Notice notice, int at) {
    return at < notice.values().size() ? Text.remark(notice.values().get(at)).value() : "-";
  }

  private static List<String> ids(List<String> cases) {
    return cases.stream().map(c -> Text.id(c).value()).toList();
  }

  private static List<String> rest(Notice notice, int from) {
    return notice.values().stream().skip(from).toList();
  }

  private static List<String> named(List<String> items) {
    String first = String.join(", ", items.stream().limit(NAMED).toList());
    return List.of(
        items.size() <= NAMED ? first : first + " and " + (items.size() - NAMED) + " more");
  }

  private static String slack(Notice notice, String subject, NoticeWords words) {
    String text = String.join("\n", words.sentences());
    String items = words.items().isEmpty() ? "" : "\n" + named(words.items()).getFirst();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("textType", "client-markdown");
    content.put("title", SlackMessage.escape(subject));
    content.put("description", SlackMessage.escape(text + items));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("version", "1.0");
    message.put("source", "custom");
    message.put("id", "bedrock-remedy-" + notice.kind().id());
    message.put("content", content);
    try {
      return JSON.std.asString(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a map of strings could not be written as JSON", e);
    }
  }
}
