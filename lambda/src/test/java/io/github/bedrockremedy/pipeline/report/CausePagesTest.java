package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CausePagesTest {
  /// The tests run in the module's folder or in the one above it.
  private static Path pages() {
    return Stream.of("docs/causes", "../docs/causes")
        .map(folder -> Path.of(folder).toAbsolutePath())
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/causes is missing"));
  }

  @Test
  void every_cause_has_a_page_and_every_page_a_cause() throws IOException {
    Set<String> causes =
        Arrays.stream(Cause.values())
            .map(c -> c.id() + ".md")
            .collect(Collectors.toCollection(TreeSet::new));
    try (var files = Files.list(pages())) {
      assertEquals(
          causes,
          files
              .map(f -> f.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void every_page_says_what_why_what_to_do_who_and_where_it_comes_from() throws IOException {
    for (Cause cause : Cause.values()) {
      String page = Files.readString(pages().resolve(cause.id() + ".md"));
      assertTrue(page.startsWith("# " + cause.id() + "\n"), cause.id());
      for (String title :
          List.of("## What happened", "## Why", "## What to do", "## Who can", "## Sources")) {
        assertTrue(page.contains("\n" + title + "\n"), cause.id() + " lacks " + title);
      }
      assertTrue(page.contains("https://docs.aws.amazon.com/"), cause.id());
    }
  }
}
