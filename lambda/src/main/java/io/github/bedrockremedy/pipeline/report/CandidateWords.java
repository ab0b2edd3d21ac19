package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PatchGuard;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;

/// Words for a record that does not tell what was called: every candidate with the policy it would
/// need, for a person who knows the caller's configuration.
final class CandidateWords {
  private CandidateWords() {}

  static Explanation explain(Denial denial, Target target, Needed.Ambiguous ambiguous) {
    List<String> names = ambiguous.candidates().stream().map(CandidateWords::name).toList();
    List<String> steps = new ArrayList<>();
    boolean prompt = denial.calledPrompt().isPresent();
    steps.add(
        (prompt
                ? "Find out which model the prompt is stored with (aws bedrock-agent get-prompt)."
                : "Find out what the caller passes as modelId.")
            + " Add the policy of that one, never all of them.");
    for (Needed candidate : ambiguous.candidates()) {
      steps.add("If it is " + name(candidate) + ", " + policy(denial, candidate));
    }
    return new Explanation(
        prompt
            ? "Which model the stored prompt uses is not recorded, so a person has to say"
            : "What was called is not recorded, so a person has to say",
        Phrases.who(target)
            + " was denied "
            + ambiguous.action()
            + " on "
            + Phrases.resource(denial)
            + (prompt
                ? ", by a call of "
                    + Phrases.prompt(denial)
                    + ", and the record does not say which model or profile that uses. In "
                : ", and the record does not say which model or profile was called. In ")
            + Text.region(denial.region().id())
            + " it could be "
            + Phrases.any(names)
            + ". Each needs another policy; to offer all of them would grant more than was asked"
            + " for.",
        steps);
  }

  private static String name(Needed candidate) {
    return candidate instanceof Needed.Direct
        ? "the " + Phrases.wanted(candidate) + " itself"
        : Phrases.wanted(candidate);
  }

  /// A text that people will copy is read a second time like one that is written.
  private static String policy(Denial denial, Needed candidate) {
    List<Action> actions = candidate.wantedAction().stream().toList();
    String text = PatchBuilder.policy(candidate, actions).text();
    List<String> objections =
        PatchGuard.objections(text, PatchGuard.Limits.of(denial, candidate, actions));
    return objections.isEmpty()
        ? "the policy needed, one line of JSON:\n" + Text.prose(text)
        : "write the policy by hand: a second reading objects to the one made here: "
            + Text.prose(String.join("; ", objections))
            + ".";
  }
}
