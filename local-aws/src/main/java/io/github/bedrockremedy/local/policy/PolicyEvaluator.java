package io.github.bedrockremedy.local.policy;

import io.github.bedrockremedy.local.policy.Decision.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// AWS's evaluation logic for one account: an explicit deny anywhere wins; every level of SCPs must
/// allow; the boundary must allow; then an identity policy has to allow; all else is denied.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>.
public final class PolicyEvaluator {
  private PolicyEvaluator() {}

  /// Decides about one request.
  ///
  /// @throws UnsupportedPolicyElement when a statement of this action and resource uses something
  ///     that is not known here
  public static Decision evaluate(RequestContext request) {
    Optional<Boolean> organization = Optional.empty();
    if (!request.organizationLevels().isEmpty()) {
      Verdict verdict = organization(request);
      if (verdict != Verdict.ALLOWED) {
        return new Decision(
            verdict, List.of(), new TreeSet<>(), Optional.empty(), Optional.of(false));
      }
      organization = Optional.of(true);
    }
    var missing = new TreeSet<String>();
    List<Match> identity = matches(request, request.identityPolicies(), missing);
    Optional<List<Match>> boundary =
        request.boundary().map(policy -> matches(request, List.of(policy), missing));
    var denies = new ArrayList<>(which(identity, false));
    boundary.ifPresent(found -> denies.addAll(which(found, false)));
    Optional<Boolean> byBoundary = boundary.map(found -> verdict(found) == Verdict.ALLOWED);
    if (!denies.isEmpty()) {
      return new Decision(Verdict.EXPLICIT_DENY, denies, missing, byBoundary, organization);
    }
    List<Match> allows = which(identity, true);
    boolean allowed = !allows.isEmpty() && byBoundary.orElse(true);
    return new Decision(
        allowed ? Verdict.ALLOWED : Verdict.IMPLICIT_DENY,
        allows,
        missing,
        byBoundary,
        organization);
  }

  private static Verdict organization(RequestContext request) {
    Verdict verdict = Verdict.ALLOWED;
    for (List<SourcePolicy> level : request.organizationLevels()) {
      verdict = verdict.and(verdict(matches(request, level, new TreeSet<>())));
    }
    return verdict;
  }

  private static Verdict verdict(List<Match> matches) {
    if (!which(matches, false).isEmpty()) {
      return Verdict.EXPLICIT_DENY;
    }
    return matches.isEmpty() ? Verdict.IMPLICIT_DENY : Verdict.ALLOWED;
  }

  private static List<Match> which(List<Match> matches, boolean allows) {
    return matches.stream().filter(match -> match.statement().allows() == allows).toList();
  }

  private static List<Match> matches(
      RequestContext request, List<SourcePolicy> policies, SortedSet<String> missing) {
    var found = new ArrayList<Match>();
    for (SourcePolicy policy : policies) {
      var matcher = new StatementMatcher(request, policy.document().variables(), missing);
      for (Statement statement : policy.document().statements()) {
        if (matcher.matches(statement)) {
          found.add(new Match(policy, statement));
        }
      }
    }
    return found;
  }
}
