package io.github.bedrockremedy.local.policy;

/// A condition operator taken apart: `ForAnyValue:StringNotLikeIfExists`.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html>.
public record ConditionOperator(
    Quantifier quantifier, Comparison comparison, boolean negated, boolean ifExists) {

  /// How the values of a multivalued key count.
  public enum Quantifier {
    NONE,
    ALL,
    ANY
  }

  /// Reads an operator's name.
  ///
  /// @throws UnsupportedPolicyElement for a name that is not one of IAM's
  public static ConditionOperator parse(String name) {
    String rest = name;
    var quantifier = Quantifier.NONE;
    if (rest.startsWith("ForAllValues:")) {
      quantifier = Quantifier.ALL;
      rest = rest.substring("ForAllValues:".length());
    } else if (rest.startsWith("ForAnyValue:")) {
      quantifier = Quantifier.ANY;
      rest = rest.substring("ForAnyValue:".length());
    }
    boolean ifExists = rest.endsWith("IfExists");
    if (ifExists) {
      rest = rest.substring(0, rest.length() - "IfExists".length());
    }
    boolean negated = rest.contains("Not");
    Comparison comparison = Comparison.named(rest.replace("Not", ""), negated);
    if (comparison == Comparison.UNKNOWN || (comparison == Comparison.NULL && ifExists)) {
      throw new UnsupportedPolicyElement("condition operator", name);
    }
    return new ConditionOperator(quantifier, comparison, negated, ifExists);
  }
}
