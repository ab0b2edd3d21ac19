package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.pipeline.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was planned, in the words and values people are shown. Nothing is written to IAM from it:
/// the handler that writes plans again and compares.
///
/// @param subject who was denied what
/// @param finding why
/// @param proposal the patch; empty when there is none
/// @param verdict what the rules made of it
/// @param proof IAM's answers before and after
/// @param owner who maintains the principal, in words
/// @param fingerprint hash of the evidence the plan rests on
/// @param plannedAt when
/// @param reasons kinds of reasons AWS stated that were looked at: this plan's, and where a repair
///     did not hold those of the looks less than a day before it
public record CasePlan(
    Subject subject,
    Finding finding,
    Optional<Proposal> proposal,
    Verdict verdict,
    List<ProofRow> proof,
    Optional<String> owner,
    String fingerprint,
    Instant plannedAt,
    List<String> reasons) {
  /// How long a plan says enough of its denial, so that the same one is only counted.
  public static final Duration FRESH = Duration.ofHours(24);

  public CasePlan {
    proof = List.copyOf(proof);
    reasons = List.copyOf(reasons);
  }

  /// A plan of which it is not kept what AWS stated.
  public CasePlan(
      Subject subject,
      Finding finding,
      Optional<Proposal> proposal,
      Verdict verdict,
      List<ProofRow> proof,
      Optional<String> owner,
      String fingerprint,
      Instant plannedAt) {
    this(subject, finding, proposal, verdict, proof, owner, fingerprint, plannedAt, List.of());
  }

  /// The same, with the patch that was written before in place of its own: what is on the role is
  /// compared with it.
  ///
  /// @param before reasons that were looked at, too
  public CasePlan keeping(Optional<Proposal> written, List<String> before) {
    return new CasePlan(
        subject,
        finding,
        written.or(() -> proposal),
        verdict,
        proof,
        owner,
        fingerprint,
        plannedAt,
        Stream.concat(before.stream(), reasons.stream()).distinct().toList());
  }

  /// The same, as one whose evidence could not be read: it is looked at again soon, and nothing is
  /// held against it.
  ///
  /// @param known what can be said of the call all the same
  public CasePlan unread(Finding known) {
    return new CasePlan(
        subject,
        known,
        proposal,
        verdict,
        proof,
        owner,
        Evidence.UNREAD_FINGERPRINT,
        plannedAt,
        reasons);
  }

  /// Who was denied what, where.
  ///
  /// @param eventId CloudTrail's id of the denial that was planned on
  /// @param account account id
  /// @param region source Region
  /// @param operation API operation
  /// @param action IAM action; empty where AWS named none
  /// @param resource what was denied, where AWS named it
  /// @param targetKind `role`, `user`, `permission-set` or `none`
  /// @param targetName bare name
  /// @param targetArn ARN, where there is one
  public record Subject(
      String eventId,
      String account,
      String region,
      String operation,
      Optional<String> action,
      Optional<String> resource,
      String targetKind,
      String targetName,
      Optional<String> targetArn) {}

  /// Why, in words and values.
  ///
  /// @param headline the cause in one short sentence
  /// @param explanation what happened and why, whole sentences
  /// @param nextSteps what to do, in order
  /// @param regions every Region needed; empty string for the Region-less ARN
  /// @param missingRegions Regions not allowed now, where known
  public record Finding(
      String cause,
      String confidence,
      String headline,
      String explanation,
      List<String> nextSteps,
      List<String> models,
      Optional<String> profile,
      Optional<String> profileArn,
      List<String> regions,
      Optional<List<String>> missingRegions) {
    public Finding {
      nextSteps = List.copyOf(nextSteps);
      models = List.copyOf(models);
      regions = List.copyOf(regions);
      missingRegions = missingRegions.map(List::copyOf);
    }
  }

  /// The patch.
  ///
  /// @param policyName name of the inline policy
  /// @param text exact text
  /// @param sha256 its hash: what is approved
  public record Proposal(String policyName, String text, String sha256) {}

  /// What the rules said.
  ///
  /// @param mode mode judged
  /// @param judgedBy hash of the settings and the catalogue it was judged by
  /// @param outcome `apply`, `ask`, `report` or `refuse`
  /// @param risk `low`, `medium` or `high` where something may be applied
  public record Verdict(
      String mode, String judgedBy, String outcome, Optional<String> risk, List<Rule> rules) {
    public Verdict {
      rules = List.copyOf(rules);
    }
  }

  /// One rule's verdict: `pass`, `fail` or `unknown`.
  public record Rule(String rule, String verdict, String detail) {}

  /// One call of the proof.
  ///
  /// @param what the call in words
  /// @param needed whether the patch is for it; otherwise a near miss that must not change
  /// @param before `allowed`, `denied` or `?`
  /// @param after the same with the patch
  public record ProofRow(String what, boolean needed, String before, String after) {}
}
