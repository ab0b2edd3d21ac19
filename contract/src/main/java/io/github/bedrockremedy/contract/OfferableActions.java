package io.github.bedrockremedy.contract;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// The only actions a patch may ever contain, each with the resources a patch may name for it, by
/// the first word of the ARN's resource (a flow's alias is `flow/⟨id⟩/alias/⟨id⟩`). An empty set
/// means AWS knows no resource for the action, so it is `*`, and only then.
///
/// AWS's own list is longer for the two actions of inference. Left out on purpose: `async-invoke`
/// and
/// `project` (decided on besides the model, by other ways of calling), `system-tool` (a right to
/// use
/// a tool and no model), `marketplace` (its one ARN stands for every endpoint of the account).
///
/// Everything else (delete, put, pass role, …) is reported and never asked for: to earn a right by
/// probing for it is an attack.
///
/// See
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html>.
public final class OfferableActions {
  /// The two actions of model inference; `Converse` is authorised as the first.
  public static final String INVOKE = "bedrock:InvokeModel";

  public static final String INVOKE_STREAM = "bedrock:InvokeModelWithResponseStream";

  private static final Set<String> MODELS =
      Set.of(
          "foundation-model",
          "inference-profile",
          "application-inference-profile",
          "provisioned-model",
          "custom-model-deployment",
          "imported-model",
          "prompt-router",
          "default-prompt-router");

  private static final Map<String, Set<String>> RESOURCE_TYPES =
      Map.ofEntries(
          entry(INVOKE, MODELS),
          entry(INVOKE_STREAM, MODELS),
          entry("bedrock:ApplyGuardrail", Set.of("guardrail", "guardrail-profile")),
          entry("bedrock:CallWithBearerToken", Set.of()),
          entry("bedrock:CountTokens", Set.of("foundation-model")),
          entry(
              "bedrock:GetInferenceProfile",
              Set.of("inference-profile", "application-inference-profile")),
          entry("bedrock:InvokeAgent", Set.of("agent-alias")),
          entry("bedrock:InvokeFlow", Set.of("flow")),
          entry("bedrock:RenderPrompt", Set.of("prompt")),
          entry("bedrock:Rerank", Set.of()),
          entry("bedrock:Retrieve", Set.of("knowledge-base")),
          entry("bedrock:RetrieveAndGenerate", Set.of()));

  private OfferableActions() {}

  /// Whether the action, written `bedrock:InvokeModel`, may be asked for.
  public static boolean contains(String action) {
    return RESOURCE_TYPES.containsKey(action);
  }

  /// How the resource of an ARN may begin for an offerable action; empty means `*`.
  public static Set<String> resourceTypes(String action) {
    Set<String> types = RESOURCE_TYPES.get(action);
    if (types == null) {
      throw new IllegalArgumentException(action + " is not an offerable action");
    }
    return types;
  }

  /// Every offerable action.
  public static Set<String> all() {
    return RESOURCE_TYPES.keySet();
  }

  /// Whether the action is one of the two of model inference.
  public static boolean invokesModel(String action) {
    return action.equals(INVOKE) || action.equals(INVOKE_STREAM);
  }
}
