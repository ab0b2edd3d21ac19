package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.diagnosis.GrantCondition;
import io.github.bedrockremedy.pipeline.diagnosis.HeldStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words about conditions and statements in policies of the owner's.
final class ConditionWords {
  private static final int MOST_VALUES = 6;
  private static final int MOST_CONDITIONS = 3;

  private ConditionWords() {}

  /// A condition: `aws:RequestedRegion is us-east-1`, else operator, key and values as written.
  static String of(Condition condition) {
    Text key = Text.key(condition.key());
    String values = values(condition);
    return switch (condition.operator()) {
      case "StringEquals" -> key + " is " + values;
      case "StringLike" -> key + " is like " + values;
      case "StringNotEquals" -> key + " is not " + values;
      case "StringNotLike" -> key + " is not like " + values;
      case "Resource" -> "the policy variable in its Resource stands for what is called";
      case "NotResource" -> "the call is not on its NotResource " + values;
      default -> Text.key(condition.operator()) + " " + key + " " + values;
    };
  }

  private static String values(Condition condition) {
    List<String> shown = new ArrayList<>();
    condition.values().stream()
        .limit(MOST_VALUES)
        .map(v -> Arn.parse(v).isPresent() ? Text.arn(v) : Text.remark(v))
        .forEach(v -> shown.add(v.value()));
    int more = condition.values().size() - shown.size();
    if (more > 0) {
      shown.add(more + " more");
    }
    return Phrases.any(shown);
  }

  /// `statement NoWest of policy home-regions, where aws:RequestedRegion is like us-west-*`.
  static String of(HeldStatement statement) {
    List<String> where =
        new ArrayList<>(
            statement.conditions().stream()
                .limit(MOST_CONDITIONS)
                .map(ConditionWords::of)
                .toList());
    int more = statement.conditions().size() - where.size();
    if (more > 0) {
      where.add(Phrases.count(more, "more condition"));
    }
    return name(statement)
        + (where.isEmpty() ? "" : statement.allow() ? ", only where " : ", where ")
        + Phrases.all(where);
  }

  /// `statement NoWest of policy home-regions`.
  static String name(HeldStatement statement) {
    String which =
        statement.sid().isEmpty() ? "a statement" : "statement " + Text.name(statement.sid());
    return which + " of policy " + Text.name(statement.policy());
  }

  /// A statement that may refuse the call, and what nobody here can tell about it.
  static String unsure(HeldStatement statement) {
    boolean profile =
        statement.conditions().stream()
            .anyMatch(c -> c.key().equalsIgnoreCase(Condition.PROFILE_ARN));
    String unknown =
        profile
            ? "whether AWS sends " + Condition.PROFILE_ARN + " for the profile itself is not known"
            : "whether that is so for the call is not known here";
    return statement.allow()
        ? "the permissions boundary may refuse it, by " + of(statement) + ": " + unknown
        : of(statement) + ", denies it: " + unknown;
  }

  /// What the owner's own grant asks for and a patch would not; empty without a condition.
  static Optional<String> of(List<GrantCondition> conditions) {
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    List<String> clauses =
        new ArrayList<>(
            conditions.stream().limit(MOST_CONDITIONS).map(ConditionWords::clause).toList());
    int more = conditions.size() - clauses.size();
    if (more > 0) {
      clauses.add(Phrases.count(more, "more condition"));
    }
    return Optional.of(
        "Its own Allow holds only under a condition, which the patch does not carry: "
            + String.join("; ", clauses)
            + ".");
  }

  private static String clause(GrantCondition condition) {
    String asked =
        condition.shutOut().isEmpty()
            ? ""
            : ", while "
                + Phrases.all(condition.shutOut())
                + (condition.shutOut().size() == 1 ? " is" : " are")
                + " asked for";
    return "in policy "
        + Text.name(condition.policy())
        + " only where "
        + of(condition.condition())
        + asked;
  }
}
