package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    assertEquals(keys, new TreeSet<>(column("environment", 0)));
  }

  @Test
  void theNamesInAReplayAreThoseOfTheVariables() {
    List<String> names =
        column("environment", 0).stream().map(SettingsDocumentTest::camel).toList();
    assertEquals(names, column("environment", 1));
  }

  @Test
  void everyKeyOfTheContextIsDescribedAndNoOther() {
    String source =
        Page.text("infra-cdk/src/main/java/io/github/bedrockremedy/infra/StackSettings.java");
    String keys = source.substring(source.indexOf("KEYS"), source.indexOf("ACCOUNT ="));
    Set<String> known =
        Pattern.compile("\"(\\w+)\"")
            .matcher(keys)
            .results()
            .map(r -> r.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described =
        Stream.concat(column("environment", 2).stream(), column("CDK context", 0).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, described);
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
