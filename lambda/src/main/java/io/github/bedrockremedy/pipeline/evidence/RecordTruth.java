package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.contract.actions.OperationActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.Principal;
import java.util.List;
import java.util.Optional;

/// Holds AWS's message against the record around it. Where the two speak of different callers, of
/// different partitions, or of an operation that never asks for such an action, one of them is not
/// AWS's, and nothing is concluded from either.
final class RecordTruth {
  private RecordTruth() {}

  /// What contradicts what; empty if nothing does.
  static Optional<Needed> contradiction(Denial denial, Action action) {
    Optional<Arn> recorded = caller(denial);
    return anotherIssuer(denial, recorded)
        .or(() -> anotherCaller(denial, recorded))
        .or(() -> anotherPartition(denial, recorded))
        .or(() -> anotherOperation(denial, action));
  }

  /// Sessions of one role are one caller; what was denied is the role.
  private static Optional<Needed> anotherCaller(Denial denial, Optional<Arn> recorded) {
    return denial
        .user()
        .filter(user -> recorded.map(arn -> !user.isSamePrincipal(arn)).orElse(false))
        .map(
            user ->
                new Needed.Unclear(
                    "AWS's message is about "
                        + user
                        + ", and the record is of a call of "
                        + recorded.orElseThrow()
                        + ".",
                    List.of(
                        "Look for the record of the denied call of "
                            + user
                            + " itself, in the same Region and minute, and explain that one.")));
  }

  /// A session is of the role that issued it.
  private static Optional<Needed> anotherIssuer(Denial denial, Optional<Arn> recorded) {
    Optional<Arn> issuer = denial.principal().self();
    boolean differ =
        denial.principal().kind() == Principal.Kind.ASSUMED_ROLE
            && issuer.isPresent()
            && recorded.filter(arn -> !arn.isSamePrincipal(issuer.get())).isPresent();
    return differ
        ? Optional.of(
            new Needed.Unclear(
                "The record's caller is "
                    + recorded.orElseThrow()
                    + ", and its session's issuer is "
                    + issuer.orElseThrow()
                    + ".",
                List.of("Compare userIdentity and its sessionContext in the record itself.")))
        : Optional.empty();
  }

  private static Optional<Needed> anotherPartition(Denial denial, Optional<Arn> recorded) {
    return recorded
        .filter(arn -> arn.partition() != denial.region().partition())
        .map(
            arn ->
                new Needed.Unclear(
                    "The caller "
                        + arn
                        + " is not of the partition of "
                        + denial.region()
                        + ", where the call was made; no principal calls across partitions.",
                    List.of("Compare userIdentity and awsRegion in the record itself.")));
  }

  private static Optional<Needed> anotherOperation(Denial denial, Action action) {
    return OperationActions.excludes(denial.service(), denial.operation(), action.toString())
        ? Optional.of(
            new Needed.Unclear(
                "The record is of "
                    + denial.operation()
                    + ", which is never denied on "
                    + action
                    + ".",
                List.of(
                    "Compare eventName and errorMessage in the record itself; a retyped record may"
                        + " mix two denials.")))
        : Optional.empty();
  }

  private static Optional<Arn> caller(Denial denial) {
    var principal = denial.principal();
    return principal.arn().isPresent() ? principal.caller() : principal.self();
  }
}
