package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;

/// The rules of CloudFormation that come with the CDK: what they only warn of fails here.
class CloudFormationRulesTest {
  /// What they warn of and is meant, by rule, and why.
  private static final Map<String, String> MEANT = Map.of();

  private static final List<Map<String, Object>> CONFIGURATIONS =
      List.of(
          Map.of(),
          Map.of("mode", "dry-run"),
          Map.of("stage", "staging"),
          Map.of("mode", "auto", "approvalChannel", "iam-only"),
          Synthesised.ALL_OPTIONS,
          Synthesised.ORGANISATION);

  @Test
  void nothing_is_warned_of_that_is_not_meant(@TempDir Path folder) throws IOException {
    var warned = new TreeSet<String>();
    for (var settings : CONFIGURATIONS) {
      var out = folder.resolve("of-" + CONFIGURATIONS.indexOf(settings));
      Synthesised.app(AppProps.builder().outdir(out.toString()), settings).synth();
      warned.addAll(warnings(out));
    }
    warned.removeIf(found -> MEANT.keySet().stream().anyMatch(found::contains));
    assertEquals("", String.join("\n", warned));
    assertTrue(MEANT.values().stream().noneMatch(String::isBlank));
  }

  /// Where nothing is found the report is empty, as it would be if nobody had looked.
  @Test
  void the_rules_are_asked(@TempDir Path folder) throws IOException {
    var app = Synthesised.app(AppProps.builder().outdir(folder.toString()), Map.of());
    if (app.getNode().findChild("BedrockRemedy") instanceof Stack stack) {
      CfnRule.Builder.create(stack, "Wrong")
          .state("NOW_AND_THEN")
          .scheduleExpression("rate(1 day)")
          .build();
    }
    app.synth();
    var warned = warnings(folder);
    assertEquals(
        1, warned.stream().filter(found -> found.contains("W3030")).count(), warned::toString);
  }

  private static Set<String> warnings(Path assembly) throws IOException {
    var report = Synthesised.json(Files.readString(assembly.resolve("validation-report.json")));
    return report
        .path("pluginReports")
        .valueStream()
        .filter(plugin -> plugin.toString().contains("CloudFormation Validate"))
        .flatMap(plugin -> plugin.path("violations").valueStream())
        .map(JsonNode::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
