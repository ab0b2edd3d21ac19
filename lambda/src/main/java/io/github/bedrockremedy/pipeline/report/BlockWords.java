package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis.BlockedByPolicy;
import io.github.bedrockremedy.pipeline.diagnosis.HeldStatement;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Words for policies no Allow of ours can lift: what refuses the call, and what else will.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>
/// and, for Regions in service control policies,
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html>.
final class BlockWords {
  private final Denial denial;
  private final Target target;
  private final BlockedByPolicy blocked;
  private final Blocker main;

  private BlockWords(Denial denial, Target target, BlockedByPolicy blocked) {
    this.denial = denial;
    this.target = target;
    this.blocked = blocked;
    this.main = blocked.main();
  }

  static Explanation explain(Denial denial, Target target, BlockedByPolicy blocked) {
    var words = new BlockWords(denial, target, blocked);
    return new Explanation(
        words.headline(), words.explanation(), BlockSteps.of(denial, target, blocked));
  }

  private String headline() {
    String first =
        main.explicit()
            ? "An explicit Deny in " + article(main.policy()) + " refuses the call"
            : "The call is not allowed by any " + main.policy().words();
    int all = blocked.blockers().size();
    return all == 1 ? first : first + " (one of " + all + " obstacles)";
  }

  private String explanation() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        Phrases.who(target)
            + " was denied "
            + Phrases.action(denial, blocked)
            + " on "
            + Phrases.resource(denial)
            + ".");
    sentences.add(mainObstacle());
    boolean alone = blocked.blockers().size() == 1;
    sentences.add(
        (alone ? "Another Allow" : "An Allow alone")
            + " for the "
            + Phrases.noun(target)
            + " would change nothing, so no patch is offered.");
    if (!alone) {
      sentences.add(
          "The obstacles, in the order in which IAM meets them and the call would fail: "
              + blocked.blockers().stream().map(this::obstacle).collect(Collectors.joining("; "))
              + ".");
    }
    if (blocked.needed().regions().size() > 1) {
      sentences.add(
          "The call needs all of "
              + Phrases.places(Phrases.names(blocked.needed().regions()))
              + "; freeing one alone moves the failure to the next.");
    }
    unnamed(sentences);
    return String.join(" ", sentences);
  }

  private void unnamed(List<String> sentences) {
    switch (main.knownBy()) {
      case STATED -> {}
      case DOCUMENT ->
          sentences.add("AWS's message did not name this policy; its own text shows it.");
      case LIKELY ->
          sentences.add(
              "AWS's message did not name this policy. Whether its condition is met is not known"
                  + " here; nothing else is known to refuse the call.");
      case SIMULATED, SUSPECTED ->
          sentences.add("AWS's message did not name this policy; IAM's simulator did.");
    }
  }

  private String mainObstacle() {
    String named = main.policyArn().map(arn -> " (" + Text.arn(arn.toString()) + ")").orElse("");
    String where = statements(main) + in(main);
    return main.explicit()
        ? "A Deny in "
            + article(main.policy())
            + named
            + " covers the call"
            + where
            + ", and a Deny outweighs every Allow."
        : "The "
            + main.policy().words()
            + named
            + " sets the limit"
            + where
            + ", and nothing below it can allow what it leaves out.";
  }

  /// One of several obstacles, as an item of a list.
  private String obstacle(Blocker blocker) {
    if (blocker.isMissingAllow()) {
      return "no Allow of the " + Phrases.noun(target) + "'s own" + in(blocker);
    }
    String what =
        blocker.explicit()
            ? "a Deny in " + article(blocker.policy())
            : "no Allow in the " + blocker.policy().words();
    return blocker.isInTheWay()
        ? what + in(blocker)
        : "perhaps "
            + article(blocker.policy())
            + in(blocker)
            + ", as IAM's simulator has it, which misjudges conditional ones";
  }

  /// In which of the needed Regions, where it is known and not all of them.
  private String in(Blocker blocker) {
    List<String> all = Phrases.names(blocked.needed().regions());
    boolean some = !blocker.regions().isEmpty() && !blocker.regions().containsAll(all);
    return some ? " in " + Phrases.places(blocker.regions()) : "";
  }

  private static String statements(Blocker blocker) {
    List<String> named =
        blocker.statements().stream()
            .filter(s -> s.allow() != blocker.explicit())
            .limit(2)
            .map(ConditionWords::of)
            .toList();
    return named.isEmpty() ? "" : " (" + String.join("; ", named) + ")";
  }

  static String article(PolicyType policy) {
    return (policy == PolicyType.IDENTITY ? "an " : "a ") + policy.words();
  }

  /// Statements of a kind that decide by the Region asked for.
  static List<HeldStatement> byRegion(Blocker blocker) {
    return blocker.statements().stream().filter(s -> s.byRegion().isPresent()).toList();
  }
}
