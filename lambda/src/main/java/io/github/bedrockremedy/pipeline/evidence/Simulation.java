package io.github.bedrockremedy.pipeline.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What IAM's simulator answered to a set of probes.
public sealed interface Simulation {
  /// Every probe was answered.
  ///
  /// @param regionDecides whether a service control policy refused until each call was asked with
  ///     the Region it goes to
  record Done(Map<Probe, Answer> answers, boolean regionDecides) implements Simulation {
    public Done {
      answers = Map.copyOf(answers);
    }

    public Done(Map<Probe, Answer> answers) {
      this(answers, false);
    }
  }

  /// No answers: offline, missing rights, or the budget was spent.
  ///
  /// @param why one clause
  record NotDone(String why) implements Simulation {}

  /// The answer to one probe, if there is one.
  default Optional<Answer> to(Probe probe) {
    return switch (this) {
      case Done done -> Optional.ofNullable(done.answers().get(probe));
      case NotDone _ -> Optional.empty();
    };
  }

  /// Whether every one of the probes was answered and allowed.
  default boolean allows(List<Probe> probes) {
    for (Probe probe : probes) {
      if (!to(probe).map(Answer::allowed).orElse(false)) {
        return false;
      }
    }
    return true;
  }
}
