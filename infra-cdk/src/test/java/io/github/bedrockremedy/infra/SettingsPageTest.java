package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of `docs/settings.md` says of each setting what the code says: neither more nor less.
class SettingsPageTest {
  @Test
  void the_table_is_the_list_of_settings() throws IOException {
    var expected = new TreeMap<String, List<String>>();
    for (var setting : Setting.values()) {
      expected.put(setting.key(), List.of(setting.allowed(), setting.standard()));
    }
    assertEquals(expected, new TreeMap<>(rows()));
  }

  /// Key to what is allowed and what holds otherwise, without the marks of code.
  private static Map<String, List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "settings.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .filter(cells -> cells.size() == 6)
        .collect(
            Collectors.toMap(
                cells -> plain(cells.get(1)),
                cells -> List.of(plain(cells.get(4)), plain(cells.get(5)))));
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }
}
