package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.local.Publication;
import java.util.ArrayList;
import java.util.List;

/// What people were told, word for word, without what is another one in each message or run: links,
/// codes, times, how often.
final class ToldWords {
  private ToldWords() {}

  static List<String> of(Incident incident) {
    return incident.installation.aws().publications().stream().map(ToldWords::of).toList();
  }

  /// How the subjects of what was told begin.
  static List<String> tags(List<String> told) {
    return told.stream().map(words -> words.substring(0, words.indexOf(']') + 1)).toList();
  }

  /// The same for the steps of a history: what a case goes on from at once is not told.
  static List<String> expected(List<String> steps) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String next = i + 1 < steps.size() ? steps.get(i + 1) : "";
      boolean goesOn = next.equals("APPROVED") || next.equals("PENDING");
      switch (steps.get(i)) {
        case "REPORTED" -> tags.add("[Report]");
        case "PENDING" -> tags.add("[Approve?]");
        case "APPLIED" -> tags.add("[Applied]");
        case "VERIFIED" -> tags.add("[Works]");
        case "RECURRED" -> tags.addAll(goesOn ? List.of() : List.of("[Denied again]"));
        case "ROLLED_BACK" -> tags.add("[Undone]");
        case "REJECTED" -> tags.add("[Rejected]");
        case "SUPERSEDED" -> tags.add("[Cleaned up]");
        default -> {}
      }
    }
    return tags;
  }

  /// Whether everything was told, in its order, and at the most one thing twice.
  static boolean isOnceOrOneTwice(List<String> expected, List<String> told) {
    boolean oneTwice = false;
    for (int i = 0; i < told.size(); i++) {
      List<String> rest = new ArrayList<>(told);
      oneTwice |= expected.contains(rest.remove(i)) && rest.equals(expected);
    }
    return oneTwice || told.equals(expected);
  }

  private static String of(Publication told) {
    SentMessage sent = SentMessage.read(told.message());
    return told.subject().orElse("") + " " + plain(sent.email()) + plain(sent.slack());
  }

  private static String plain(String text) {
    return text.replaceAll("(\\\\n|\\s)+", " ")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST")
        .replaceAll("\\?t=[\\w-]{43}", "?t=TOKEN")
        .replaceAll("Change code: \\w{4}", "Change code: CODE")
        .replaceAll("\"h\":\"[0-9a-f]{16}\"", "\"h\":\"FORM\"")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d", "TIME")
        .replaceAll("One denial, TIME|About \\d+ denials, first TIME UTC, last TIME", "DENIALS");
  }
}
