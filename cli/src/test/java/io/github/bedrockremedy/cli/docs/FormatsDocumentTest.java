package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FormatsDocumentTest {
  private static final Page PAGE = Page.read("docs/formats.md");
  private static final Page EXPLAIN = PAGE.section("## `bedrock-remedy.explain/1`");
  private static final Page REPLAY = PAGE.section("## `bedrock-remedy.replay/1`");
  private static final Page ACCOUNT = PAGE.section("## account.json");
  private static final String CASE = "events/missing-destination-regions/agent-supervisor";

  /// Objects whose own fields are described elsewhere.
  private static final Set<String> ELSEWHERE = Set.of("document", "explains", "policies");

  @Test
  void everyFieldOfAnExplanationIsDescribedAndNoOther() throws IOException {
    Map<String, Object> line =
        JSON.std.mapFrom(
            CommandLineUnderTest.printed("explain --format json " + CASE + "/event.json"));
    assertEquals(List.copyOf(line.keySet()), described(EXPLAIN));
    assertEquals(line.get("schema"), "bedrock-remedy.explain/1");
    for (String part : List.of("event", "denial", "target", "diagnosis", "patch", "decision")) {
      assertEquals(
          new TreeSet<>(paths("", Objects.requireNonNull(line.get(part), part))),
          new TreeSet<>(described(EXPLAIN.section("### `" + part + "`"))),
          part);
    }
  }

  @Test
  void everyFieldOfAReplayIsDescribedAndNoOther() throws IOException {
    Map<String, Object> replay =
        JSON.std.mapFrom(CommandLineUnderTest.printed("replay --output json --approve " + CASE));
    List<String> steps = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String path : paths("", replay)) {
      (path.startsWith("cases[].history[].") ? steps : others).add(path);
    }
    assertEquals(new TreeSet<>(others), new TreeSet<>(described(REPLAY)));
    List<String> history =
        REPLAY.table("field").stream()
            .filter(r -> r.get(0).equals("`cases[].history`"))
            .flatMap(r -> Page.codes(r.get(1)).stream())
            .filter(c -> !c.equals("null"))
            .toList();
    assertEquals(steps.stream().map(s -> s.substring(s.lastIndexOf('.') + 1)).toList(), history);
  }

  @Test
  void everyFieldOfAnAccountThatIsReadIsDescribed() {
    String reader =
        Page.text("local-aws/src/main/java/io/github/bedrockremedy/local/AccountReader.java");
    Set<String> read = new TreeSet<>(found("at\\(\"(\\w+)\"\\)", reader));
    for (String suffix : found("at\\(word \\+ \"(\\w+)\"\\)", reader)) {
      Stream.of("Role", "User", "Group").forEach(kind -> read.add(kind + suffix));
    }
    for (String suffix : found("word \\+ \"(\\w+)\"", reader)) {
      Stream.of("Role", "User", "Group").forEach(kind -> read.add(kind + suffix));
    }
    Page.codes(ACCOUNT.text()).forEach(read::remove);
    assertEquals(Set.of(), read);
  }

  @Test
  void theExitCodesAreThoseOfTheCommand() {
    assertEquals(
        List.copyOf(
            CommandLineUnderTest.parser().getCommandSpec().usageMessage().exitCodeList().keySet()),
        PAGE.section("## Exit codes").table("code").stream().map(List::getFirst).toList());
  }

  @Test
  void everyFieldOfAnExpectationIsDescribed() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : Page.files("events")) {
      if (file.endsWith("expected.json")) {
        Map<String, Object> expected = JSON.std.mapFrom(Page.text(file.toString()));
        used.addAll(expected.keySet());
        if (expected.get("end") instanceof Map<?, ?> end) {
          end.keySet().forEach(key -> used.add("end." + key));
        }
      }
    }
    described(PAGE.section("## Case folders")).forEach(used::remove);
    assertEquals(Set.of(), used);
  }

  private static List<String> described(Page section) {
    return section.table("field").stream().map(r -> Page.codes(r.getFirst()).getFirst()).toList();
  }

  /// Every field's path, `rules[].rule`; a list is described by its first element.
  private static List<String> paths(String prefix, Object value) {
    List<String> paths = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> {
            String path = prefix + key;
            paths.add(path);
            if (inner != null && !ELSEWHERE.contains(String.valueOf(key))) {
              paths.addAll(paths(path + ".", inner));
            }
          });
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      paths.addAll(paths(prefix.replaceFirst("\\.$", "[]."), list.getFirst()));
    }
    return paths;
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }
}
