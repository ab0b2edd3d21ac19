package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;

/// Simulated permissions that may be none: a condition such as `NotIpAddress` or one `IfExists`
/// holds for the simulator because it did not have the key, and no other Allow covers the call. The
/// real request has the key.
public final class UnsureAllows {
  private UnsureAllows() {}

  /// Whether the simulator allows all of these calls, and none of them only by what it does not
  /// know.
  public static boolean noneAmong(
      KnownKeys known, PrincipalFacts principal, List<Probe> calls, Simulation answers) {
    return answers.allows(calls)
        && calls.stream()
            .noneMatch(c -> answers.to(c).map(a -> isUnsure(known, principal, c, a)).orElse(false));
  }

  /// Whether the simulator's permission hangs on a key it did not have, be it an Allow's or that
  /// of a Deny which may cover the call.
  static boolean isDoubtful(KnownKeys known, PrincipalFacts principal, Probe call, Answer answer) {
    boolean guarded =
        answer.allowed()
            && !answer.missingContext().isEmpty()
            && Documents.read(known, principal).map(d -> !d.denies(call).isEmpty()).orElse(false);
    return guarded || isUnsure(known, principal, call, answer);
  }

  /// Whether the simulator allows a call that no Allow of the documents certainly covers.
  static boolean isUnsure(KnownKeys known, PrincipalFacts principal, Probe call, Answer answer) {
    return answer.allowed()
        && !answer.missingContext().isEmpty()
        && Documents.read(known, principal).map(d -> !d.lackNothing(List.of(call))).orElse(false);
  }
}
