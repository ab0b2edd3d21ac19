package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.iam.Arn;
import java.util.List;
import java.util.Optional;

/// Who may decide with AWS credentials. AWS says who somebody is; that they may sign says nothing
/// about whether they may decide.
///
/// @param patterns of ARNs as `GetCallerIdentity` gives them; none means everybody the route lets
/// in
public record Approvers(List<String> patterns) {
  public Approvers {
    patterns = List.copyOf(patterns);
  }

  /// Why somebody may not decide; empty if they may.
  ///
  /// @param caller the ARN of a user or of a role's session
  public Optional<Objection> to(String caller) {
    return patterns.isEmpty() || RuleSettings.matches(patterns, caller)
        ? Optional.empty()
        : Optional.of(Objection.NOT_LISTED);
  }

  /// Why somebody may not say yes to a change of a principal; empty if they may. Whoever meets a
  /// denial could otherwise lift it alone.
  public Optional<Objection> toApproving(String caller, Optional<String> target) {
    boolean own =
        target
            .flatMap(Arn::parse)
            .flatMap(arn -> Arn.parse(caller).filter(arn::isSamePrincipal))
            .isPresent();
    return own ? Optional.of(Objection.OWN_REQUEST) : to(caller);
  }

  /// What speaks against a decision.
  public enum Objection {
    NOT_LISTED("the caller is not on the list of approvers"),
    OWN_REQUEST("the caller is the principal that would gain the access");

    private final String clause;

    Objection(String clause) {
      this.clause = clause;
    }

    /// One clause.
    public String clause() {
      return clause;
    }
  }
}
