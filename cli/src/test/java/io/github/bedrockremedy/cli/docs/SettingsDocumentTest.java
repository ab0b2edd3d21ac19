package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SettingsDocumentTest {
  private static final Page PAGE = Page.read("docs/settings.md");

  @Test
  void everyVariableOfTheEnvironmentIsDescribedAndNoOther() {
    Set<String> keys =
        Arrays.stream(EnvironmentKeys.class.getFields())
            .map(field -> assertDoesNotThrow(() -> String.valueOf(field.get(null))))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(keys, new TreeSet<>(variables()));
  }

  @Test
  void theNamesInAReplayAreThoseOfTheVariables() {
    List<String> names = variables().stream().map(SettingsDocumentTest::camel).toList();
    List<String> listed =
        Stream.concat(column("setting", 2).stream(), column("set by the stack", 1).stream())
            .toList();
    assertEquals(names, listed);
  }

  private static List<String> variables() {
    return Stream.concat(column("setting", 1).stream(), column("set by the stack", 0).stream())
        .toList();
  }

  /// What stands first between backticks in a column; rows without any are left out.
  private static List<String> column(String table, int index) {
    return PAGE.table(table).stream()
        .flatMap(row -> Page.codes(row.get(index)).stream().limit(1))
        .toList();
  }

  private static String camel(String variable) {
    List<String> words = List.of(variable.toLowerCase(Locale.ROOT).split("_", -1));
    return words.get(1)
        + words.stream()
            .skip(2)
            .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
            .collect(Collectors.joining());
  }
}
