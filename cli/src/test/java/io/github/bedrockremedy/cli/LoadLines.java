package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.local.Publication;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an installation logged and told under a load, by kind, and what nobody expects.
final class LoadLines {
  /// Lines that are an expected answer to such a load.
  private static final Set<String> EXPECTED =
      Set.of(
          "case-planned",
          "case-counted",
          "case-recurred",
          "case-told",
          "case-patch",
          "case-reviewed",
          "notice-told",
          "event-not-ours",
          "event-unreadable",
          "subscribers",
          "lifeline",
          "looked-ahead",
          "repairs-looked-at",
          "case-foreseen",
          "page",
          "signed");

  /// Lines that are an expected answer to a fault.
  private static final Set<String> ANSWERS =
      Set.of(
          "batch-item-failed",
          "read-apart",
          "count-failed",
          "record-failed",
          "review-failed",
          "page-failed");

  private final Map<String, Long> lines = new TreeMap<>();
  private final Map<String, Long> told = new TreeMap<>();
  private final Set<String> unexpected = new TreeSet<>();
  private long answers;

  /// Takes in what was logged.
  void add(String log) throws IOException {
    for (String line : log.lines().toList()) {
      String what = String.valueOf(JSON.std.mapFrom(line).get("what"));
      lines.merge(what, 1L, Long::sum);
      if (ANSWERS.contains(what)) {
        answers++;
      } else if (!EXPECTED.contains(what) && unexpected.size() < 20) {
        unexpected.add(line);
      }
    }
  }

  /// Takes in a message.
  void add(Publication sent) {
    String subject = sent.subject().orElse("");
    String digest = subject.matches(".* \\d+ more cases? in .*") ? " digest" : "";
    told.merge(subject.replaceAll("].*", "]") + digest, 1L, Long::sum);
  }

  Map<String, Long> told() {
    return told;
  }

  /// Lines that answer a fault.
  long answers() {
    return answers;
  }

  Map<String, Long> byKind() {
    return lines;
  }

  Set<String> unexpected() {
    return unexpected;
  }
}
