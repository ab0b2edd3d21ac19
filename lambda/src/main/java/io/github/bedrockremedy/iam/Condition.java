package io.github.bedrockremedy.iam;

import java.util.List;

/// One condition of a statement: operator, key, values. All conditions of a statement must hold;
/// any
/// one of the values may.
///
/// @param operator `StringEquals`, `ArnLike`, …, with its set prefix and `IfExists` as written
/// @param key condition key as written, `bedrock:InferenceProfileArn`
/// @param values at least one value
public record Condition(String operator, String key, List<String> values) {
  public static final String PROFILE_ARN = "bedrock:InferenceProfileArn";
  public static final String ROUTER_ARN = "bedrock:PromptRouterArn";
  public static final String REQUESTED_REGION = "aws:RequestedRegion";
  public static final String GUARDRAIL = "bedrock:GuardrailIdentifier";

  /// What is before the key of one of the caller's tags.
  public static final String PRINCIPAL_TAG = "aws:PrincipalTag/";

  public Condition {
    values = List.copyOf(values);
  }

  /// The condition our own patches use.
  public static Condition stringEquals(String key, String value) {
    return new Condition("StringEquals", key, List.of(value));
  }

  @Override
  public String toString() {
    return operator + " " + key + " " + String.join(", ", values);
  }
}
