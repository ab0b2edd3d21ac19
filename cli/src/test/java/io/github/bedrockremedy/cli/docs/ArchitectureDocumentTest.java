package io.github.bedrockremedy.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArchitectureDocumentTest {
  private static final Page PAGE = Page.read("ARCHITECTURE.md");
  private static final String BASE = "io.github.bedrockremedy.";
  private static final List<String> MODULES =
      List.of("contract", "local-aws", "lambda", "cli", "infra-cdk");

  @Test
  void theListOfPackagesIsTheTree() {
    Map<String, String> listed = new TreeMap<>();
    for (List<String> row : PAGE.table("package")) {
      listed.put(code(row.get(0)), code(row.get(1)));
    }
    assertEquals(packages(), listed);
  }

  @Test
  void everyPackageSaysWhatItOwns() {
    List<Path> silent =
        sources()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(Page.ROOT.resolve(folder).resolve("package-info.java")))
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void theTableOfModulesIsTheReactor() {
    List<String> reactor =
        Page.text("pom.xml")
            .lines()
            .map(String::strip)
            .filter(l -> l.startsWith("<module>"))
            .map(l -> l.replaceAll("</?module>", ""))
            .toList();
    assertEquals(MODULES, reactor);
    assertEquals(MODULES, PAGE.table("module").stream().map(r -> code(r.get(0))).toList());
  }

  @Test
  void theTableOfHandlersIsTheContract() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (List<String> row : PAGE.table("group of actions")) {
      groups.put(row.get(0), Set.copyOf(Page.codes(row.get(1))));
    }
    Map<String, List<String>> rows = new TreeMap<>();
    PAGE.table("handler").forEach(row -> rows.put(code(row.getFirst()), row));
    assertEquals(
        Arrays.stream(HandlerActions.values())
            .map(HandlerActions::handler)
            .collect(Collectors.toSet()),
        rows.keySet());
    for (HandlerActions handler : HandlerActions.values()) {
      List<String> row = rows.getOrDefault(handler.handler(), List.of());
      assertEquals(handler.onAccount(), expanded(row.get(2), groups), handler.handler());
      assertEquals(handler.onTable(), prefixed("dynamodb:", row.get(3)), handler.handler());
      assertEquals(handler.onTopics(), prefixed("sns:", row.get(4)), handler.handler());
    }
  }

  @Test
  void theTableOfRowsIsTheContract() {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (List<String> row : PAGE.table("rows")) {
      listed.put(code(row.get(0)), new TreeSet<>(Page.codes(row.get(2))));
    }
    Map<String, Set<String>> written = new TreeMap<>();
    for (HandlerActions handler : HandlerActions.values()) {
      for (String rows : handler.onRows()) {
        written.computeIfAbsent(rows, _ -> new TreeSet<>()).add(handler.handler());
      }
    }
    assertEquals(written, listed);
  }

  @Test
  void theTableOfStatusesIsTheTableOfSteps() {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (List<String> row : PAGE.table("status")) {
      listed.put(code(row.get(0)), new TreeSet<>(Page.codes(row.get(2))));
    }
    Map<String, Set<String>> steps = new TreeMap<>();
    for (CaseStatus from : CaseStatus.values()) {
      steps.put(
          from.name(),
          Arrays.stream(CaseStatus.values())
              .filter(from::mayBecome)
              .map(Enum::name)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertEquals(steps, listed);
  }

  private static Set<String> expanded(String cell, Map<String, Set<String>> groups) {
    Set<String> actions = new TreeSet<>();
    if (!cell.equals("none")) {
      for (String group : List.of(cell.split(", ", -1))) {
        assertTrue(groups.containsKey(group), "no group of actions is called '" + group + "'");
        actions.addAll(groups.getOrDefault(group, Set.of()));
      }
    }
    return actions;
  }

  private static Set<String> prefixed(String prefix, String cell) {
    return Page.codes(cell).stream().map(a -> prefix + a).collect(Collectors.toSet());
  }

  private static Map<String, String> packages() {
    Map<String, String> packages = new TreeMap<>();
    sources()
        .forEach(
            file -> {
              String folder = file.subpath(4, file.getNameCount() - 1).toString();
              String name = folder.replace('/', '.');
              packages.put(name.substring(BASE.length()), file.getName(0).toString());
            });
    return packages;
  }

  private static Stream<Path> sources() {
    return MODULES.stream()
        .flatMap(module -> Page.files(module + "/src/main/java").stream())
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static String code(String cell) {
    return Page.codes(cell).getFirst();
  }
}
