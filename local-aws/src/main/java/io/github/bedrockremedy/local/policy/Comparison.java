package io.github.bedrockremedy.local.policy;

import java.math.BigDecimal;
import java.util.Locale;

/// How a value of the request is compared with a value of the policy, before any negation.
public enum Comparison {
  STRING_EQUALS("StringEquals", true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", true),
  STRING_LIKE("StringLike", true),
  ARN_EQUALS("ArnEquals", true),
  ARN_LIKE("ArnLike", true),
  NUMERIC_EQUALS("NumericEquals", true),
  NUMERIC_LESS_THAN("NumericLessThan", false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
  DATE_EQUALS("DateEquals", true),
  DATE_LESS_THAN("DateLessThan", false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
  DATE_GREATER_THAN("DateGreaterThan", false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
  BOOL("Bool", false),
  BINARY_EQUALS("BinaryEquals", false),
  IP_ADDRESS("IpAddress", true),
  NULL("Null", false),
  UNKNOWN("", false);

  private final String word;
  private final boolean negatable;

  Comparison(String word, boolean negatable) {
    this.word = word;
    this.negatable = negatable;
  }

  static Comparison named(String word, boolean negated) {
    for (Comparison it : values()) {
      if (it != UNKNOWN && it.word.equals(word) && (it.negatable || !negated)) {
        return it;
      }
    }
    return UNKNOWN;
  }

  /// Whether `*` and `?` of the policy's value are wildcards, so that `${*}` has to stay apart.
  boolean hasWildcards() {
    return this == STRING_LIKE || this == ARN_LIKE || this == ARN_EQUALS;
  }

  boolean matches(String actual, Pattern policy) {
    return switch (this) {
      case STRING_EQUALS, BINARY_EQUALS -> actual.equals(policy.text());
      case STRING_EQUALS_IGNORE_CASE -> actual.equalsIgnoreCase(policy.text());
      case BOOL -> actual.toLowerCase(Locale.ROOT).equals(policy.text().toLowerCase(Locale.ROOT));
      case STRING_LIKE -> policy.matches(actual);
      case ARN_EQUALS, ARN_LIKE -> policy.matchesArn(actual);
      case IP_ADDRESS -> IpRange.contains(policy.text(), actual);
      case NUMERIC_EQUALS -> order(number(actual), number(policy.text())) == 0;
      case NUMERIC_LESS_THAN -> order(number(actual), number(policy.text())) < 0;
      case NUMERIC_LESS_THAN_EQUALS -> order(number(actual), number(policy.text())) <= 0;
      case NUMERIC_GREATER_THAN -> order(number(actual), number(policy.text())) > 0;
      case NUMERIC_GREATER_THAN_EQUALS -> order(number(actual), number(policy.text())) >= 0;
      case DATE_EQUALS -> Dates.compare(actual, policy.text()) == 0;
      case DATE_LESS_THAN -> Dates.compare(actual, policy.text()) < 0;
      case DATE_LESS_THAN_EQUALS -> Dates.compare(actual, policy.text()) <= 0;
      case DATE_GREATER_THAN -> Dates.compare(actual, policy.text()) > 0;
      case DATE_GREATER_THAN_EQUALS -> Dates.compare(actual, policy.text()) >= 0;
      case NULL, UNKNOWN -> throw new IllegalStateException(this + " compares no values");
    };
  }

  private static int order(BigDecimal left, BigDecimal right) {
    return left.compareTo(right);
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new UnsupportedPolicyElement("numeric value", text);
    }
  }
}
