package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.Glob;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;
import java.util.Optional;

/// Whether a statement applies to a call, told from the document alone. Of the keys a condition may
/// ask for few are known here: the Region asked for, the profile the call goes through, and
/// [KnownKeys].
///
/// See AWS's page `reference_policies_elements_condition_operators` for the operators, and
/// `reference_policies_condition-single-vs-multi-valued-context-keys` for the set prefixes: a key
/// of one value is compared alike with and without them.
final class ConditionOnCall {
  private static final String VARIABLE = "${";
  private static final String ACCOUNT = "${aws:PrincipalAccount}";
  private static final String IF_EXISTS = "IfExists";
  private static final int ARN_PARTS = 6;

  private ConditionOnCall() {}

  /// Whether a statement speaks of the call, its conditions included.
  static Holds applies(Statement statement, Probe probe, KnownKeys known) {
    Holds applies = covers(statement, probe);
    for (Condition condition : statement.conditions()) {
      applies = applies.and(holds(condition, probe, known));
    }
    return applies;
  }

  /// Whether a statement speaks of the call, conditions left aside. What a policy variable stands
  /// for is not known.
  static Holds covers(Statement statement, Probe probe) {
    if (!statement.speaksOf(probe.action())) {
      return Holds.NO;
    }
    String resource = probe.resource().toString();
    Holds named = Holds.NO;
    for (String written : statement.resources()) {
      String pattern = withAccount(written, probe);
      boolean variable = pattern.contains(VARIABLE);
      if (Glob.matches(variable ? anyValue(pattern) : pattern, resource)) {
        named = named == Holds.YES || !variable ? Holds.YES : Holds.MAYBE;
      }
    }
    return statement.notResources() ? named.not() : named;
  }

  /// The one variable that is known: what a call needs belongs to the caller's own account.
  private static String withAccount(String text, Probe probe) {
    if (!text.contains(ACCOUNT)) {
      return text;
    }
    String own = probe.resource().account();
    String account = own.isEmpty() ? probe.profile().map(Arn::account).orElse("") : own;
    return account.isEmpty() ? text : text.replace(ACCOUNT, account);
  }

  /// A pattern with a star in the place of each variable.
  private static String anyValue(String pattern) {
    var any = new StringBuilder();
    int from = 0;
    for (int at = pattern.indexOf(VARIABLE); at >= 0; at = pattern.indexOf(VARIABLE, from)) {
      any.append(pattern, from, at).append('*');
      int end = pattern.indexOf('}', at);
      from = end < 0 ? pattern.length() : end + 1;
    }
    return any.append(pattern, from, pattern.length()).toString();
  }

  /// Whether a condition holds.
  static Holds holds(Condition written, Probe probe, KnownKeys known) {
    Condition condition =
        new Condition(
            written.operator(),
            written.key(),
            written.values().stream().map(v -> withAccount(v, probe)).toList());
    Optional<String> value = value(condition, probe, known);
    if (value.isEmpty() && KnownKeys.isTag(condition.key())) {
      return withoutTag(condition);
    }
    if (isAbsent(condition, probe)) {
      return withoutKey(condition.operator());
    }
    if (value.isEmpty() || condition.values().stream().anyMatch(v -> v.contains(VARIABLE))) {
      return onProfileItself(condition, probe);
    }
    return compared(condition, value.get());
  }

  /// Whether the key is there when a profile itself is checked is not known; if it is, it holds
  /// that profile. Where both come to the same, it is known.
  private static Holds onProfileItself(Condition condition, Probe probe) {
    boolean itself =
        condition.key().equalsIgnoreCase(Condition.PROFILE_ARN)
            && probe.resource().isProfile()
            && condition.values().stream().noneMatch(v -> v.contains(VARIABLE));
    Holds absent = withoutKey(condition.operator());
    return itself && compared(condition, probe.resource().toString()) == absent
        ? absent
        : Holds.MAYBE;
  }

  private static Holds compared(Condition condition, String value) {
    String operator = plain(condition.operator());
    boolean negated = operator.contains("Not");
    Holds any = anyOf(operator.replace("Not", ""), condition.values(), value);
    return negated ? any.not() : any;
  }

  /// A direct call of a model goes through no profile, and the key is not there. Whether it is
  /// there
  /// when a profile itself is checked is not known.
  private static boolean isAbsent(Condition condition, Probe probe) {
    return condition.key().equalsIgnoreCase(Condition.PROFILE_ARN)
        && probe.profile().isEmpty()
        && probe.resource().isFoundationModel();
  }

  /// A comparison with a key that is not there: only a negated one holds, or one that says so.
  private static Holds withoutKey(String operator) {
    return operator.equals("Null")
        ? Holds.MAYBE
        : Holds.of(
            operator.endsWith(IF_EXISTS)
                || operator.startsWith("ForAllValues:")
                || (plain(operator).contains("Not") && !operator.startsWith("ForAnyValue:")));
  }

  private static Holds withoutTag(Condition condition) {
    return condition.operator().equals("Null")
        ? Holds.of(condition.values().contains("true"))
        : withoutKey(condition.operator());
  }

  private static Optional<String> value(Condition condition, Probe probe, KnownKeys known) {
    if (condition.key().equalsIgnoreCase(Condition.REQUESTED_REGION)) {
      return Optional.of(probe.region()).filter(r -> !r.isEmpty());
    }
    return condition.key().equalsIgnoreCase(Condition.PROFILE_ARN)
        ? probe.profile().map(Arn::toString)
        : known.value(condition.key(), probe.action());
  }

  /// The operator without the parts that say what to do when the key is not there; it is.
  private static String plain(String operator) {
    String bare = operator.substring(operator.indexOf(':') + 1);
    return bare.endsWith(IF_EXISTS) ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare;
  }

  private static Holds anyOf(String operator, List<String> wanted, String value) {
    return switch (operator) {
      case "StringEquals" -> Holds.of(wanted.contains(value));
      case "StringEqualsIgnoreCase" -> Holds.of(wanted.stream().anyMatch(value::equalsIgnoreCase));
      case "StringLike" -> Holds.of(wanted.stream().anyMatch(w -> Glob.matches(w, value)));
      case "ArnLike", "ArnEquals" -> Holds.of(wanted.stream().anyMatch(w -> partsMatch(w, value)));
      case "Null" -> Holds.of(wanted.contains("false"));
      default -> Holds.MAYBE;
    };
  }

  /// Patterns of ARNs are compared part by part; a star never crosses a colon but in the last one.
  private static boolean partsMatch(String pattern, String arn) {
    String[] wanted = pattern.split(":", ARN_PARTS);
    String[] parts = arn.split(":", ARN_PARTS);
    if (wanted.length != parts.length) {
      return pattern.equals("*");
    }
    for (int i = 0; i < parts.length; i++) {
      if (!Glob.matches(wanted[i], parts[i])) {
        return false;
      }
    }
    return true;
  }
}
