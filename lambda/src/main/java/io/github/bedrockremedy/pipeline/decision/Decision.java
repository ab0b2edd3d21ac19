package io.github.bedrockremedy.pipeline.decision;

import java.util.List;
import java.util.Optional;

/// What happens to a diagnosis and its patch, with every rule's verdict.
public sealed interface Decision {
  /// Written without a person, if the handler that writes finds the same.
  record Apply(Risk risk, List<RuleVerdict> rules) implements Decision {}

  /// A person is asked.
  record Ask(Risk risk, List<RuleVerdict> rules) implements Decision {}

  /// Told, not asked.
  record Report(List<RuleVerdict> rules) implements Decision {}

  /// Not acted on, as a matter of principle.
  record Refuse(List<RuleVerdict> rules) implements Decision {}

  /// Every rule's verdict, in the order the rules were asked.
  List<RuleVerdict> rules();

  /// Short name, as in our JSON.
  default String outcome() {
    return switch (this) {
      case Apply _ -> "apply";
      case Ask _ -> "ask";
      case Report _ -> "report";
      case Refuse _ -> "refuse";
    };
  }

  /// What an approver has to weigh; empty when nobody is asked and nothing is written.
  default Optional<Risk> weighed() {
    return switch (this) {
      case Apply a -> Optional.of(a.risk());
      case Ask a -> Optional.of(a.risk());
      case Report _, Refuse _ -> Optional.empty();
    };
  }
}
