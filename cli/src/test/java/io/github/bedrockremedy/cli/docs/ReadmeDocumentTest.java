package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeDocumentTest {
  private static final Page PAGE = Page.read("README.md");
  private static final String LAUNCHER = "./bedrock-remedy ";
  private static final Pattern NAMED = Pattern.compile("`\\./bedrock-remedy ([^`]+)`");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  @Test
  void theTableOfCausesIsTheCode() {
    List<String> expected =
        Arrays.stream(Cause.values())
            .map(c -> "[`" + c.id() + "`](docs/causes/" + c.id() + ".md)")
            .toList();
    assertEquals(expected, PAGE.table("cause").stream().map(List::getFirst).toList());
  }

  @Test
  void everyCauseHasItsPage() {
    List<Cause> without =
        Arrays.stream(Cause.values())
            .filter(c -> !Files.exists(Page.ROOT.resolve("docs/causes/" + c.id() + ".md")))
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void theTableOfModesIsTheCode() {
    assertEquals(
        Arrays.stream(Mode.values()).map(Mode::id).toList(),
        PAGE.table("mode").stream().map(r -> Page.codes(r.getFirst()).getFirst()).toList());
  }

  @Test
  void theFormatsNamedAreThoseOfTheCommand() {
    List<String> formats = new ArrayList<>();
    CommandLineUnderTest.options("explain")
        .filter(o -> List.of(o.names()).contains("--format"))
        .forEach(o -> o.completionCandidates().forEach(formats::add));
    assertTrue(formats.size() > 1);
    Set<String> missing = new TreeSet<>();
    for (String format : formats) {
      String name = "`" + format.toLowerCase(Locale.ROOT) + "`";
      if (!PAGE.text().contains(name)) {
        missing.add(name);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyCommandShownCanBeParsedAndItsFilesExist() {
    List<String> commands = commands();
    assertTrue(commands.size() >= 4, "the README shows its commands: " + commands);
    for (String command : commands) {
      assertDoesNotThrow(
          () -> CommandLineUnderTest.parser().parseArgs(CommandLineUnderTest.words(command)),
          command);
      Stream.of(command.split(" ", -1))
          .filter(w -> w.startsWith("events/"))
          .forEach(w -> assertTrue(Files.exists(Page.ROOT.resolve(w)), w + " does not exist"));
    }
  }

  /// Also where a command stands in a sentence, in the runbook and in the costs.
  @Test
  void everyCommandNamedInASentenceCanBeParsed() {
    List<String> named = new ArrayList<>();
    for (String page : List.of("README.md", "docs/runbook.md", "docs/costs.md", "SECURITY.md")) {
      NAMED.matcher(Page.text(page)).results().map(r -> r.group(1)).forEach(named::add);
    }
    assertTrue(named.size() > 10, "the pages name commands: " + named);
    for (String command : named) {
      assertDoesNotThrow(
          () -> CommandLineUnderTest.parser().parseArgs(CommandLineUnderTest.words(command)),
          command);
    }
  }

  @Test
  void everyOptionMentionedExists() {
    Set<String> known =
        Stream.of(
                "explain",
                "replay",
                "list",
                "show",
                "approve",
                "reject",
                "rollback",
                "pause",
                "doctor",
                "uninstall")
            .flatMap(CommandLineUnderTest::options)
            .flatMap(o -> Stream.of(o.names()))
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (String page : List.of("README.md", "docs/formats.md", "docs/settings.md")) {
      OPTION
          .matcher(Page.read(page).prose())
          .results()
          .map(r -> r.group())
          .filter(o -> !known.contains(o))
          .forEach(unknown::add);
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void theFirstCommandPrintsWhatIsShown() {
    String printed = CommandLineUnderTest.printed(commands().getFirst());
    List<String> untrue =
        PAGE.blocks("text")
            .getFirst()
            .lines()
            .map(l -> l.replaceFirst("\\s*…$", ""))
            .filter(l -> !printed.contains(l))
            .toList();
    assertEquals(List.of(), untrue, printed);
  }

  @Test
  void aCleanCheckoutIsHeldToTheFirstTwoCommands() {
    List<String> shown = PAGE.blocks("sh").stream().limit(2).map(String::strip).toList();
    assertEquals("mvn verify", shown.getLast());
    List<String> run = Page.text(".ci/run").lines().toList();
    assertTrue(run.stream().anyMatch(l -> l.matches("mvn( -\\S+)* verify")), "runs the tests");
    assertTrue(run.stream().anyMatch(l -> l.startsWith(shown.getFirst())), "runs the incident");
    assertTrue(Files.isExecutable(Page.ROOT.resolve(".ci/run")));
  }

  private static List<String> commands() {
    return PAGE.blocks("sh").stream()
        .flatMap(String::lines)
        .filter(l -> l.contains(LAUNCHER))
        .map(l -> l.substring(l.indexOf(LAUNCHER) + LAUNCHER.length()))
        .toList();
  }
}
