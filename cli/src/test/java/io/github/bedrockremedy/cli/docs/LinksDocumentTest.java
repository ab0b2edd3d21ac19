package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LinksDocumentTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TODO|FIXME|TBD|XXX|WIP)\\b|(?i:lorem ipsum)");
  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.])/(tmp|home|root|work|Users|mnt|opt)/|[A-Z]:\\\\");

  @Test
  void everyLinkLeadsToAFileAndAHeading() {
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      LINK.matcher(page.prose())
          .results()
          .map(r -> r.group(1))
          .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
          .filter(target -> !resolves(page, target))
          .forEach(target -> broken.add(page.path() + " -> " + target));
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void noPageHoldsSomethingUnfinishedOrAPathOfOneMachine() {
    List<String> found = new ArrayList<>();
    List<Page> pages = new ArrayList<>(Page.all());
    pages.add(Page.read(".ci/run"));
    for (Page page : pages) {
      page.text()
          .lines()
          .filter(l -> UNFINISHED.matcher(l).find() || MACHINE.matcher(l).find())
          .forEach(l -> found.add(page.path() + ": " + l));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void everyDecisionHasANumberOfItsOwnAndSaysContextChoiceAndConsequence() {
    List<Path> decisions = Page.files("docs/decisions");
    assertTrue(decisions.size() >= 6);
    List<String> numbers = new ArrayList<>();
    for (Path decision : decisions) {
      String name = decision.getFileName().toString();
      Page page = Page.read(decision.toString());
      numbers.add(name.substring(0, 4));
      assertTrue(page.text().startsWith("# " + name.substring(0, 4) + ": "), name);
      for (String part : List.of("**Context.**", "**Choice.**", "**Consequence.**")) {
        assertTrue(page.text().contains(part), name + " has no " + part);
      }
    }
    assertEquals(numbers.stream().distinct().toList(), numbers);
  }

  @Test
  void everyDecisionNamedInTheSourcesExists() {
    List<String> missing = new ArrayList<>();
    Pattern named = Pattern.compile("docs/decisions/[\\w-]+\\.md");
    for (Path source : Page.files(".")) {
      if (source.toString().endsWith(".java")) {
        named
            .matcher(Page.text(source.toString()))
            .results()
            .map(r -> r.group())
            .filter(d -> !Files.exists(Page.ROOT.resolve(d)))
            .forEach(missing::add);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean resolves(Page page, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path from = Page.ROOT.resolve(page.path());
    Path to = file.isEmpty() ? from : from.resolveSibling(file).normalize();
    if (!to.startsWith(Page.ROOT) || !Files.exists(to)) {
      return false;
    }
    return hash < 0 || anchors(to).contains(target.substring(hash + 1));
  }

  /// Anchors as GitHub makes them of headings.
  private static List<String> anchors(Path file) {
    return Page.read(Page.ROOT.relativize(file).toString())
        .prose()
        .lines()
        .filter(l -> l.startsWith("#"))
        .map(l -> l.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(l -> l.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .toList();
  }
}
