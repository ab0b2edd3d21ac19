package io.github.bedrockremedy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// `docs/rights.md` beside what was called.
final class RightsPage {
  private static final Path PAGE = Path.of("..", "docs", "rights.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private RightsPage() {}

  /// What the page says no case needs, each with its handler.
  static Set<String> beyondCases() throws IOException {
    Set<String> beyond = new TreeSet<>();
    boolean seen = true;
    for (String line : Files.readAllLines(PAGE)) {
      seen &= !line.startsWith("## Not in a case");
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (!seen && cells.size() >= 5 && cells.get(1).startsWith("`")) {
        beyond.add(codes(cells.get(2)).getFirst() + " " + codes(cells.get(1)).getFirst());
      }
    }
    return beyond;
  }

  /// What the page says and is not so, and what is so and not said.
  static List<String> differences(HandlerRights rights) throws IOException {
    List<String> differences = new ArrayList<>();
    Set<String> unseen = new TreeSet<>();
    boolean seen = true;
    for (String line : Files.readAllLines(PAGE)) {
      seen &= !line.startsWith("## Not in a case");
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (cells.size() < 5 || !cells.get(1).startsWith("`")) {
        continue;
      }
      String action = codes(cells.get(1)).getFirst();
      for (String handler : codes(cells.get(2))) {
        Set<String> cases = rights.cases(handler, action);
        if (!seen) {
          unseen.add(handler + " " + action);
        } else if (codes(cells.get(3)).stream().noneMatch(cases::contains)) {
          differences.add(handler + " " + action + " is not seen there, but in " + cases);
        }
      }
    }
    if (!unseen.equals(rights.unused())) {
      differences.add("seen in no case: " + rights.unused());
    }
    return differences;
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(r -> r.group(1)).toList();
  }
}
