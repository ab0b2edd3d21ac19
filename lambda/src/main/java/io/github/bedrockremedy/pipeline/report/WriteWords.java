package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.RuleVerdict;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Words for how a patch gets into force, or why it must not: what fits the decision about it.
public final class WriteWords {
  private static final String SHOWN = "the policy shown";

  private WriteWords() {}

  /// Whether a step is about the patch of its own plan.
  static boolean isAboutShown(String step) {
    return step.contains(SHOWN);
  }

  /// The steps with the one that fits the decision, before the last of them, the owner's own; that
  /// one alone where the patch must not be used.
  public static List<String> steps(
      Decision decision, PatchTarget target, Denial denial, Needed needed, List<String> others) {
    Optional<String> unusable = unusable(decision);
    if (unusable.isPresent()) {
      return List.of(unusable.get());
    }
    List<String> steps = new ArrayList<>(others);
    steps.add(
        Math.max(0, others.size() - 1), step(decision, target, SnippetName.of(denial, needed)));
    return steps;
  }

  private static String step(Decision decision, PatchTarget target, String name) {
    String yourself = " it as policy.json and write it yourself:" + command(target, name);
    return switch (decision) {
      case Decision.Apply _ ->
          "Nothing to do: by the rules the policy shown is written without a person.";
      case Decision.Ask _ -> "Review the policy shown, then approve it, or save" + yourself;
      case Decision.Report report ->
          "Nobody is asked, because of "
              + failed(report)
              + ". Review the policy shown; if whoever decides on that agrees, save"
              + yourself;
      case Decision.Refuse refuse -> notServed(refuse);
    };
  }

  private static String command(PatchTarget target, String name) {
    String kind = target.traits().kind();
    return "\naws iam put-"
        + kind
        + "-policy --"
        + kind
        + "-name "
        + Text.name(target.name())
        + " --policy-name "
        + name
        + " --policy-document file://policy.json";
  }

  private static Optional<String> unusable(Decision decision) {
    if (decision instanceof Decision.Refuse refuse) {
      return Optional.of(notServed(refuse));
    }
    return detail(decision, "guard")
        .map(
            why ->
                "Do not use the policy shown as it is: a second reading of it objects ("
                    + why
                    + "). Write down by hand what the call needs.")
        .or(
            () ->
                detail(decision, "proof")
                    .map(
                        _ ->
                            "Do not use the policy shown as it is: by IAM's simulator the call"
                                + " would still be denied with it, or other calls would be"
                                + " answered otherwise. Find out first what else decides."))
        .or(
            () ->
                detail(decision, "principal-read")
                    .filter("the principal is gone"::equals)
                    .map(_ -> "Nothing can be written: the principal is gone."));
  }

  private static String notServed(Decision.Refuse refuse) {
    return "Nothing is done here, because of "
        + failed(refuse)
        + ". Whoever runs that account has to look at the call and decide.";
  }

  private static Optional<String> detail(Decision decision, String rule) {
    return decision.rules().stream()
        .filter(r -> r.rule().equals(rule) && r.verdict() == RuleVerdict.Verdict.FAIL)
        .map(r -> Text.remark(r.detail()).value())
        .findFirst();
  }

  /// The rules that keep people from being asked.
  private static String failed(Decision decision) {
    return decision.rules().stream()
        .filter(r -> r.verdict() == RuleVerdict.Verdict.FAIL)
        .filter(r -> r.forbids() != RuleVerdict.Forbids.UNATTENDED)
        .map(r -> Text.id(r.rule()) + " (" + Text.remark(r.detail()) + ")")
        .collect(Collectors.joining(", "));
  }
}
