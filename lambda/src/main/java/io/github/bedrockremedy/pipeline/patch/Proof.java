package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;
import java.util.Optional;

/// IAM's own answers without and with the patch: what it must change, and what it must not.
///
/// @param needed calls the patch is for
/// @param nearMisses calls that must be answered the same before and after
public record Proof(List<Row> needed, List<Row> nearMisses) {
  public static final Proof NONE = new Proof(List.of(), List.of());

  public Proof {
    needed = List.copyOf(needed);
    nearMisses = List.copyOf(nearMisses);
  }

  /// One call.
  ///
  /// @param what the call in words, `through the profile in us-east-2`
  /// @param before the answer without the patch; empty when not known, as where it hangs on a
  ///     condition key nobody here knows
  /// @param after the answer with the patch; likewise
  public record Row(String what, Probe probe, Optional<Answer> before, Optional<Answer> after) {
    private boolean changes() {
      return before.isPresent()
          && after.isPresent()
          && before.get().allowed() != after.get().allowed();
    }
  }

  /// Whether every needed call is allowed with the patch and no near miss changed its answer; empty
  /// when that is not known. A service control policy that denies ends the simulation, and
  /// simulators misjudge conditional ones, so such an answer proves nothing either way. One call
  /// that is certainly still denied disproves it, whatever is not known of the others.
  public Optional<Boolean> holds() {
    boolean denied =
        needed.stream()
            .flatMap(r -> r.after().stream())
            .anyMatch(a -> !a.allowed() && a.organizationAllows());
    if (denied || nearMisses.stream().anyMatch(Row::changes)) {
      return Optional.of(false);
    }
    boolean told =
        needed.stream()
            .flatMap(r -> r.after().stream())
            .allMatch(a -> a.allowed() && a.organizationAllows());
    return needed.isEmpty() || unanswered(needed) || unanswered(nearMisses) || !told
        ? Optional.empty()
        : Optional.of(true);
  }

  private static boolean unanswered(List<Row> rows) {
    return rows.stream().anyMatch(r -> r.before().isEmpty() || r.after().isEmpty());
  }
}
