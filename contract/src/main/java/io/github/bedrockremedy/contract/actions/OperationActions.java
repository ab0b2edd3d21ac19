package io.github.bedrockremedy.contract.actions;

import static java.util.Map.entry;

import io.github.bedrockremedy.contract.OfferableActions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which IAM actions an API operation can be denied on. CloudTrail names the operation, IAM the
/// action, and the two differ: there is no `bedrock:Converse`.
///
/// It only ever speaks against what a message says: what is not in it is a doubt, and what
/// [#excludes] is a contradiction. An action that a message does not name is not known.
///
/// See <https://docs.aws.amazon.com/service-authorization/latest/reference/list_bedrock.html>.
public final class OperationActions {
  private static final String BEARER = "bedrock:CallWithBearerToken";
  private static final String GUARDRAIL = "bedrock:ApplyGuardrail";
  private static final String TOOL = "bedrock:InvokeTool";
  private static final String PROMPT = "bedrock:RenderPrompt";
  private static final String TAG = "bedrock:TagResource";
  private static final String PASS_ROLE = "iam:PassRole";

  /// Besides inference, the operation whose list of actions is whole.
  private static final String APPLY_GUARDRAIL = "ApplyGuardrail";

  private static final Map<String, Set<String>> INFERENCE =
      Map.ofEntries(
          entry("Converse", calls(OfferableActions.INVOKE)),
          entry("ConverseStream", calls(OfferableActions.INVOKE_STREAM)),
          entry("InvokeModel", calls(OfferableActions.INVOKE)),
          entry(
              "InvokeModelWithResponseStream",
              calls(OfferableActions.INVOKE_STREAM, OfferableActions.INVOKE)),
          entry("InvokeModelWithBidirectionalStream", Set.of(OfferableActions.INVOKE, BEARER)),
          entry("StartAsyncInvoke", Set.of(OfferableActions.INVOKE, TAG, BEARER)));

  /// Operations of Bedrock besides inference whose actions are not just the one of their name.
  private static final Map<String, Set<String>> OTHERS =
      Map.ofEntries(
          entry(APPLY_GUARDRAIL, Set.of(GUARDRAIL, "bedrock:InvokeAutomatedReasoningPolicy")),
          entry(
              "CreateModelInvocationJob",
              Set.of("bedrock:CreateModelInvocationJob", TAG, PASS_ROLE)),
          entry("RetrieveAndGenerateStream", Set.of("bedrock:RetrieveAndGenerate")),
          entry(
              "AgenticRetrieveStream", Set.of("bedrock:AgenticRetrieveStream", "bedrock:Retrieve")),
          entry("GetDocumentContent", Set.of("bedrock:GetDocumentContent", "bedrock:Retrieve")),
          entry("GenerateQuery", Set.of("bedrock:GenerateQuery", "bedrock:GetKnowledgeBase")));

  /// How operations begin that look at or remove what belongs to the account, and call no model.
  private static final List<String> WITHOUT_USE = List.of("Delete", "Get", "List");

  /// Looking up where a profile leads to may be part of anything that takes one.
  private static final String LOOK_UP = "bedrock:GetInferenceProfile";

  private OperationActions() {}

  /// Whether an operation is certainly never denied on an action of using Bedrock. Of an operation
  /// this version does not know, or one that may work on the caller's behalf, nothing is certain.
  ///
  /// @param eventSource `bedrock.amazonaws.com`
  /// @param operation `Converse`, CloudTrail's `eventName`
  /// @param action `bedrock:Retrieve`
  public static boolean excludes(String eventSource, String operation, String action) {
    if (!OfferableActions.contains(action) || action.equals(LOOK_UP)) {
      return false;
    }
    boolean inference = prefix(eventSource).equals("bedrock") && INFERENCE.containsKey(operation);
    if (inference && OfferableActions.invokesModel(action)) {
      return false;
    }
    boolean certain =
        inference
            || operation.equals(APPLY_GUARDRAIL)
            || WITHOUT_USE.stream().anyMatch(operation::startsWith);
    Set<String> known = certain ? of(eventSource, operation) : Set.of();
    return !known.isEmpty() && !known.contains(action);
  }

  /// The actions an operation can be denied on, a denied API key among them.
  ///
  /// @param eventSource `bedrock.amazonaws.com`
  /// @param operation `Converse`, CloudTrail's `eventName`
  /// @return empty if this version does not know the operation
  public static Set<String> of(String eventSource, String operation) {
    String prefix = prefix(eventSource);
    if (prefix.equals("bedrock") && INFERENCE.containsKey(operation)) {
      return INFERENCE.getOrDefault(operation, Set.of());
    }
    Set<String> actions = new HashSet<>();
    if (prefix.equals("bedrock")) {
      actions.addAll(OTHERS.getOrDefault(operation, Set.of()));
    }
    String same = prefix + ":" + operation;
    if (actions.isEmpty() && ActionTable.embedded().exists(same)) {
      actions.add(same);
    }
    if (!actions.isEmpty() && ActionTable.embedded().exists(prefix + ":CallWithBearerToken")) {
      actions.add(prefix + ":CallWithBearerToken");
    }
    return Set.copyOf(actions);
  }

  /// The prefix of the actions of a service, by its name in CloudTrail.
  private static String prefix(String eventSource) {
    int dot = eventSource.indexOf('.');
    return dot < 0 ? eventSource : eventSource.substring(0, dot);
  }

  /// What any call of a model may need beside the model: a guardrail, a tool, a stored prompt.
  private static Set<String> calls(String... inference) {
    Set<String> actions = new HashSet<>(Set.of(inference));
    actions.addAll(Set.of(GUARDRAIL, TOOL, PROMPT, BEARER));
    return Set.copyOf(actions);
  }
}
