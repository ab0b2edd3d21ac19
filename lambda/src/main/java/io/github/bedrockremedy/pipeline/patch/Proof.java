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
  /// @param before the answer without the patch; empty when not known
  /// @param after the answer with the patch; empty when not known
  public record Row(String what, Probe probe, Optional<Answer> before, Optional<Answer> after) {}

  /// Whether every needed call is allowed with the patch and no near miss changed its answer; empty
  /// when that is not known. A service control policy that denies ends the simulation, and
  /// simulators misjudge conditional ones, so such an answer proves nothing either way.
  public Optional<Boolean> holds() {
    if (needed.isEmpty() || unanswered(needed) || unanswered(nearMisses)) {
      return Optional.empty();
    }
    List<Answer> after = needed.stream().map(r -> r.after().orElseThrow()).toList();
    boolean cures = after.stream().filter(Answer::organizationAllows).allMatch(Answer::allowed);
    boolean nothingElse =
        nearMisses.stream()
            .allMatch(r -> r.before().orElseThrow().allowed() == r.after().orElseThrow().allowed());
    boolean told = after.stream().allMatch(Answer::organizationAllows);
    return cures && nothingElse && !told ? Optional.empty() : Optional.of(cures && nothingElse);
  }

  private static boolean unanswered(List<Row> rows) {
    return rows.stream().anyMatch(r -> r.before().isEmpty() || r.after().isEmpty());
  }
}
