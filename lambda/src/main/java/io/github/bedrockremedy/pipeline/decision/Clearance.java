package io.github.bedrockremedy.pipeline.decision;

import java.time.Instant;

/// The last gate before a write. It looks at a plan made afresh from what AWS says now, never at a
/// stored one.
public sealed interface Clearance {
  /// May be written.
  record Cleared(ClearedPatch patch) implements Clearance {}

  /// May not.
  ///
  /// @param reason what kind of obstacle
  /// @param why one sentence with the values
  record Withheld(Reason reason, String why) implements Clearance {}

  /// Kinds of obstacles.
  enum Reason {
    /// The world is not the one the plan was made for.
    OUTDATED,
    /// The rules say no.
    FORBIDDEN,
    /// The rules want a person.
    NEEDS_A_PERSON
  }

  /// Clears exactly the bytes a person approved, and only while the principal is as it was then.
  ///
  /// @param channel the ways approvals may come
  /// @param fresh the plan made now
  /// @param plannedOn fingerprint the approved plan was made on
  static Clearance byApproval(
      Approval approval, ApprovalChannel channel, PlannedPatch fresh, String plannedOn) {
    if (!fresh.fingerprint().equals(plannedOn)) {
      return new Withheld(
          Reason.OUTDATED, "the principal's policies, boundary, tag or id changed since the plan");
    }
    if (!fresh.patch().sha256().equals(approval.planHash())) {
      return new Withheld(Reason.OUTDATED, "the plan made now differs from the approved one");
    }
    return switch (fresh.decision()) {
      case Decision.Apply apply -> cleared(approval, channel.judge(approval, apply.risk()), fresh);
      case Decision.Ask ask -> cleared(approval, channel.judge(approval, ask.risk()), fresh);
      case Decision.Report report ->
          new Withheld(Reason.FORBIDDEN, "the rules now only report: " + firstFailure(report));
      case Decision.Refuse refuse ->
          new Withheld(Reason.FORBIDDEN, "the rules now refuse: " + firstFailure(refuse));
    };
  }

  private static Clearance cleared(Approval approval, RuleVerdict channel, PlannedPatch fresh) {
    return channel.verdict() == RuleVerdict.Verdict.PASS
        ? new Cleared(new ClearedPatch(fresh.target(), fresh.patch(), approval))
        : new Withheld(Reason.NEEDS_A_PERSON, words(channel));
  }

  /// Clears what the rules apply without a person, judged on the plan made now.
  static Clearance byRule(PlannedPatch fresh, String plannedOn, Instant now) {
    if (!fresh.fingerprint().equals(plannedOn)) {
      return new Withheld(
          Reason.OUTDATED, "the principal's policies, boundary, tag or id changed since the plan");
    }
    return switch (fresh.decision()) {
      case Decision.Apply _ ->
          new Cleared(
              new ClearedPatch(
                  fresh.target(),
                  fresh.patch(),
                  new Approval(
                      "completes-existing-grant", Approval.Via.RULE, now, fresh.patch().sha256())));
      case Decision.Ask ask ->
          new Withheld(Reason.NEEDS_A_PERSON, "the rules want a person: " + firstFailure(ask));
      case Decision.Report report ->
          new Withheld(Reason.FORBIDDEN, "the rules now only report: " + firstFailure(report));
      case Decision.Refuse refuse ->
          new Withheld(Reason.FORBIDDEN, "the rules now refuse: " + firstFailure(refuse));
    };
  }

  private static String firstFailure(Decision decision) {
    return decision.rules().stream()
        .filter(r -> r.verdict() != RuleVerdict.Verdict.PASS)
        .map(Clearance::words)
        .findFirst()
        .orElse("no rule failed");
  }

  private static String words(RuleVerdict verdict) {
    return verdict.rule() + " (" + verdict.detail() + ")";
  }
}
