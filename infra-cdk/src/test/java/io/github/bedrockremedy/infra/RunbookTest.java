package io.github.bedrockremedy.infra;

import static io.github.bedrockremedy.infra.Synthesised.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.StackOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the runbook names is there.
class RunbookTest {
  private static final Pattern NAME = Pattern.compile("\\$([A-Z][A-Z_]*)");
  private static final Pattern LOG_GROUP = Pattern.compile("--log-group-names? ((?:(?!--)\\S+ )+)");

  /// A line of the archive, which whoever sends it fills in.
  private static final Set<String> FILLED_IN = Set.of("LINE");

  private final Synthesised stack = Synthesised.with(Synthesised.ALL_OPTIONS);

  @ParameterizedTest
  @ValueSource(strings = {"runbook.md", "operations.md"})
  void every_name_in_capitals_is_an_output(String page) throws IOException {
    var named =
        NAME.matcher(read(page)).results().map(found -> found.group(1)).collect(Collectors.toSet());
    assertFalse(named.isEmpty());
    named.removeAll(FILLED_IN);
    named.removeAll(outputs().map(RunbookTest::inCapitals).collect(Collectors.toSet()));
    assertEquals(Set.of(), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runbook.md", "operations.md"})
  void every_log_group_is_an_output_or_has_that_name(String page) throws IOException {
    var made =
        stack.all("AWS::Logs::LogGroup").values().stream()
            .map(log -> log.path("LogGroupName").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    for (var handler : HandlerActions.values()) {
      made.add("$" + inCapitals(StackOutputs.logGroup(handler)));
    }
    var named =
        LOG_GROUP
            .matcher(read(page))
            .results()
            .flatMap(found -> Stream.of(found.group(1).strip().split(" ")))
            .map(name -> name.replace("\"", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(named.isEmpty());
    named.removeAll(made);
    assertEquals(Set.of(), named);
  }

  @ParameterizedTest
  @EnumSource
  void the_output_of_a_log_group_is_the_one_its_function_writes(HandlerActions handler) {
    var output = stack.template().path("Outputs").path(StackOutputs.logGroup(handler));
    var function = stack.one("AWS::Lambda::Function", "Functions" + handler.handler());
    assertEquals(
        text(function.at("/LoggingConfig/LogGroup")), text(output.path("Value")), handler.name());
  }

  /// A message EventBridge put aside knows no queue it came from.
  @Test
  void what_was_put_aside_is_moved_to_a_queue_that_is_named() throws IOException {
    var moves =
        read("runbook.md")
            .lines()
            .filter(line -> line.contains("start-message-move-task"))
            .toList();
    assertEquals(
        List.of(
            "aws sqs start-message-move-task --source-arn \"$UNDELIVERED_QUEUE_ARN\""
                + " --destination-arn \"$DENIAL_QUEUE_ARN\""),
        moves);
    assertTrue(read("runbook.md").contains("as the role named `breakGlassRole`"));
  }

  private Stream<String> outputs() {
    return stack.template().path("Outputs").propertyStream().map(output -> output.getKey());
  }

  /// `ApprovalsTopicArn` is `APPROVALS_TOPIC_ARN`.
  private static String inCapitals(String output) {
    return output.replaceAll("(?<!^)([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private static String read(String page) throws IOException {
    return Files.readString(Path.of("..", "docs", page));
  }
}
