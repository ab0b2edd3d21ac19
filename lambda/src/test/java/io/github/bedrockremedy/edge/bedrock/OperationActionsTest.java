package io.github.bedrockremedy.edge.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.actions.ActionTable;
import io.github.bedrockremedy.contract.actions.OperationActions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.bedrock.BedrockAsyncClient;
import software.amazon.awssdk.services.bedrockagent.BedrockAgentAsyncClient;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/// The map from operations to actions, held to the operations the SDK's clients have.
class OperationActionsTest {
  private static final String SOURCE = "bedrock.amazonaws.com";

  @Test
  void everyOperationOfTheSdkIsMappedOrListedAsUnmapped() throws IOException {
    Set<String> unmapped =
        operations().stream()
            .filter(operation -> OperationActions.of(SOURCE, operation).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(String.join("\n", listed()), String.join("\n", unmapped));
  }

  @Test
  void everyActionAnOperationIsMappedToExists() {
    for (String operation : operations()) {
      for (String action : OperationActions.of(SOURCE, operation)) {
        assertTrue(
            action.equals("iam:PassRole") || ActionTable.embedded().exists(action),
            () -> operation + " is mapped to " + action);
      }
    }
  }

  @Test
  void theClientsHaveTheOperationsOneWouldLookFor() {
    Set<String> operations = operations();
    assertTrue(operations.size() > 200, () -> "only " + operations.size());
    assertTrue(
        operations.containsAll(
            Set.of("Converse", "ConverseStream", "InvokeAgent", "CreateAgent", "Retrieve")));
  }

  @ParameterizedTest
  @CsvSource({
    "Converse, bedrock:InvokeModel, true",
    "Converse, bedrock:InvokeModelWithResponseStream, false",
    "Converse, bedrock:ApplyGuardrail, true",
    "Converse, bedrock:DeleteGuardrail, false",
    "ConverseStream, bedrock:InvokeModelWithResponseStream, true",
    "ConverseStream, bedrock:InvokeModel, false",
    "InvokeModelWithResponseStream, bedrock:InvokeModel, true",
    "InvokeModelWithBidirectionalStream, bedrock:InvokeModel, true",
    "StartAsyncInvoke, bedrock:InvokeModel, true",
    "RetrieveAndGenerateStream, bedrock:RetrieveAndGenerate, true",
    "CreateModelInvocationJob, iam:PassRole, true",
    "InvokeAgent, bedrock:InvokeAgent, true",
    "InvokeAgent, bedrock:CallWithBearerToken, true",
    "InvokeAgent, bedrock:InvokeModel, false"
  })
  void anOperationIsDeniedOnItsOwnActions(String operation, String action, boolean can) {
    assertEquals(can, OperationActions.of(SOURCE, operation).contains(action));
  }

  @Test
  void theActionIsOneOfTheServiceThatWasCalled() {
    assertEquals(
        Set.of("bedrock-mantle:CreateInference", "bedrock-mantle:CallWithBearerToken"),
        OperationActions.of("bedrock-mantle.amazonaws.com", "CreateInference"));
    assertEquals(
        Set.of("bedrock-agentcore:GetAgentRuntime"),
        OperationActions.of("bedrock-agentcore.amazonaws.com", "GetAgentRuntime"));
    assertEquals(Set.of(), OperationActions.of("bedrock-mantle.amazonaws.com", "Converse"));
    assertEquals(Set.of(), OperationActions.of("s3.amazonaws.com", "InvokeModel"));
    assertEquals(Set.of(), OperationActions.of("", ""));
  }

  private static Set<String> operations() {
    return Stream.of(
            BedrockAsyncClient.class,
            BedrockRuntimeAsyncClient.class,
            BedrockAgentAsyncClient.class,
            BedrockAgentRuntimeAsyncClient.class)
        .flatMap(client -> Stream.of(client.getMethods()))
        .filter(OperationActionsTest::isOperation)
        .map(Method::getName)
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// An operation takes a request; a paginator does too, and is no operation of the API.
  private static boolean isOperation(Method method) {
    return method.getParameterCount() > 0
        && method.getParameterTypes()[0].getSimpleName().endsWith("Request")
        && !method.getName().endsWith("Paginator");
  }

  private static Set<String> listed() throws IOException {
    try (var in =
        Objects.requireNonNull(
            OperationActionsTest.class.getResourceAsStream("unmapped-operations.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2)[0])
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
