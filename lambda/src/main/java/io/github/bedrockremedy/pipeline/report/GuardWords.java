package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.HeldStatement;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Steps about a Deny with a condition, which is often a guard and meant to stay.
final class GuardWords {
  private static final int MOST = 3;

  private GuardWords() {}

  /// The call is what has to change then.
  static Optional<String> meeting(Blocker blocker) {
    String guards =
        blocker.statements().stream()
            .filter(s -> !s.allow() && s.byRegion().isEmpty() && !s.conditions().isEmpty())
            .limit(MOST)
            .map(s -> Phrases.all(s.conditions().stream().map(ConditionWords::of).toList()))
            .collect(Collectors.joining("; or that "));
    return guards.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "If the Deny is a guard that is meant to hold, leave it and change the call, so that it"
                + " is no longer so that "
                + guards
                + ".");
  }

  /// A tag of the principal's own may be wrong, and the Deny right.
  static Optional<String> tags(Blocker blocker, Target target) {
    List<String> byTag =
        blocker.statements().stream()
            .flatMap(s -> s.conditions().stream())
            .filter(c -> KnownKeys.isTag(c.key()))
            .map(ConditionWords::of)
            .distinct()
            .limit(MOST)
            .toList();
    return byTag.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Owner of the "
                + Phrases.noun(target)
                + ": that statement decides by a tag of its own, where "
                + Phrases.any(byTag)
                + ". If it is tagged wrongly, correct the tag; one that a session brings counts"
                + " before it.");
  }

  /// What to find out about a statement that may refuse the call, and what then.
  static String toFindOut(HeldStatement statement) {
    List<String> keys =
        statement.conditions().stream()
            .map(Condition::key)
            .map(key -> Text.key(key).value())
            .distinct()
            .limit(MOST)
            .toList();
    return "Find out "
        + (keys.isEmpty() ? "what its variables stand for in" : Phrases.all(keys) + " of")
        + " the call: if "
        + ConditionWords.name(statement)
        + " refuses it, "
        + (statement.allow() ? "widen that statement" : "narrow that Deny")
        + " or change the call, for the patch alone will not let it through.";
  }
}
