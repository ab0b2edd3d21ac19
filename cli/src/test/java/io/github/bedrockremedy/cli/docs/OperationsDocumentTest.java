package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.cli.Log;
import io.github.bedrockremedy.contract.Alarm;
import io.github.bedrockremedy.contract.Metric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages for those who run an installation say what the code does.
class OperationsDocumentTest {
  private static final Page OPERATIONS = Page.read("docs/operations.md");
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:\\.line\\(|\\blog\\(|wiring\\.count\\(|\\btold\\(|new Skipped\\(|LOGGED =)\\s*\"([a-z-]+)\"");

  @Test
  void everyAlarmHasItsSectionInTheRunbookAndEverySectionItsAlarm() {
    Map<String, List<String>> sections = new TreeMap<>();
    List<String> current = new ArrayList<>();
    for (String line : Page.text("docs/runbook.md").lines().toList()) {
      if (line.startsWith("## ")) {
        current = new ArrayList<>();
        sections.put(line.substring(3), current);
      } else {
        current.add(line);
      }
    }
    assertEquals(
        Arrays.stream(Alarm.values()).map(Alarm::id).collect(Collectors.toCollection(TreeSet::new)),
        sections.keySet());
    for (Alarm alarm : Alarm.values()) {
      String text = String.join("\n", sections.getOrDefault(alarm.id(), List.of()));
      assertTrue(text.contains("**Meaning.** " + alarm.meaning()), alarm.id());
      assertTrue(text.contains("**First command.**"), alarm.id());
      assertTrue(text.contains("```sh\n"), alarm.id());
      assertTrue(text.contains("**Cure.**"), alarm.id());
    }
  }

  @Test
  void everyMetricIsListed() {
    assertEquals(
        Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.toSet()),
        OPERATIONS.table("metric").stream()
            .map(r -> Page.codes(r.getFirst()).getFirst())
            .collect(Collectors.toSet()));
  }

  @Test
  void everyLineTheCodeCanWriteIsListedAndNoOther() throws Exception {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../lambda/src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        WRITTEN
            .matcher(Files.readString(file))
            .results()
            .map(r -> r.group(1))
            .forEach(written::add);
      }
    }
    Set<String> listed = new TreeSet<>();
    OPERATIONS.table("what").forEach(row -> listed.add(Page.codes(row.getFirst()).getFirst()));
    assertEquals(listed, written);
  }

  @Test
  void everyLineOfAWholeStoryHasTheFieldsThatAreListedAndNoOthers() throws Exception {
    Map<String, Set<String>> listed = new HashMap<>();
    OPERATIONS
        .table("what")
        .forEach(
            row ->
                listed.put(
                    Page.codes(row.getFirst()).getFirst(), new TreeSet<>(Page.codes(row.get(1)))));
    Set<String> metrics =
        Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.toSet());
    Set<String> seen = new TreeSet<>();
    for (String line : Log.ofAWholeStory().lines().toList()) {
      Map<String, Object> fields = new TreeMap<>(JSON.std.mapFrom(line));
      String what = String.valueOf(fields.remove("what"));
      if (fields.remove("_aws") instanceof Map<?, ?> directive) {
        assertTrue(directive.containsKey("CloudWatchMetrics"), line);
        assertEquals("production", fields.remove(Metric.DIMENSION));
        assertTrue(fields.keySet().removeIf(metrics::contains), line);
      }
      assertEquals(listed.get(what), fields.keySet(), line);
      seen.add(what);
    }
    assertTrue(
        seen.containsAll(
            Set.of("case-planned", "case-counted", "case-told", "case-patch", "case-reviewed")),
        seen.toString());
  }
}
