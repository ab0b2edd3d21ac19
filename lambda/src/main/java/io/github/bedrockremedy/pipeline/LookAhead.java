package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.foresight.Broad;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.foresight.Prospect;
import io.github.bedrockremedy.pipeline.foresight.ProspectReader;
import io.github.bedrockremedy.pipeline.report.OutlookWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Looks for calls that would be denied, before anybody makes them. What to look at, the documents
/// of a role or user say; whether anything is missing, the planner finds out as it does for a
/// denial: with the same evidence, proof and rules. See `docs/decisions/0060-what-is-foreseen.md`.
public final class LookAhead {
  private final Planner planner;
  private final Function<String, InferenceProfiles> profiles;
  private final CallAllowance allowance;
  private final ProspectReader reader;
  private final Map<Arn, ProfileFacts> described = new HashMap<>();

  /// @param profiles the profiles of an account, by its id
  /// @param allowance counts the calls of one plan; each profile begins anew
  public LookAhead(
      Planner planner,
      Function<String, InferenceProfiles> profiles,
      CallAllowance allowance,
      ProspectReader reader) {
    this.planner = planner;
    this.profiles = profiles;
    this.allowance = allowance;
    this.reader = reader;
  }

  /// What to look at of a principal, and what its documents do not tell.
  ///
  /// @param gaps calls whose documents leave a model out
  /// @param covered calls whose Allows leave none out; one for each profile without a gap
  /// @param others what is said about it without a further question
  record Reading(List<Candidate> gaps, List<Candidate> covered, List<Outlook> others) {}

  /// A prospect, and a model behind its profile: one that no document certainly allows, if there is
  /// one.
  record Candidate(Prospect prospect, Arn model) {}

  /// Everything about a role or user. What its Allows cover is judged, too: a Deny, a boundary or a
  /// service control policy may refuse it all the same.
  public List<Outlook> look(HeldPrincipal holder, Instant now) {
    Reading reading = read(holder);
    List<Outlook> all = new ArrayList<>(reading.others());
    Set<Arn> told = new HashSet<>();
    for (Candidate candidate : reading.gaps()) {
      if (!told.contains(candidate.prospect().profile())) {
        Outlook found = judge(candidate, planner, false, now);
        all.add(found);
        if (!(found instanceof Outlook.Complete)) {
          told.add(candidate.prospect().profile());
        }
      }
    }
    for (Candidate candidate : reading.covered()) {
      all.add(judge(candidate, planner, false, now));
    }
    return List.copyOf(all);
  }

  /// Reads its documents; asks nothing but where profiles lead to, each once.
  Reading read(HeldPrincipal holder) {
    ProspectReader.Prospects prospects = reader.read(holder);
    List<Candidate> gaps = new ArrayList<>();
    List<Outlook> others = new ArrayList<>();
    prospects.unread().forEach(policy -> others.add(new Outlook.Unread(holder, policy)));
    for (Broad broad : prospects.broad()) {
      others.add(new Outlook.Wide(broad));
    }
    Map<Arn, Outlook> settled = new LinkedHashMap<>();
    Map<Arn, Candidate> covered = new LinkedHashMap<>();
    for (Prospect prospect : prospects.prospects()) {
      switch (describe(prospect)) {
        case ProfileFacts.Known known -> {
          List<Arn> uncovered = ProspectReader.uncovered(prospect, known);
          if (uncovered.isEmpty()) {
            Arn any = known.models().getFirst();
            covered.put(prospect.profile(), new Candidate(prospect, any));
          } else {
            gaps.add(new Candidate(prospect, uncovered.getFirst()));
          }
        }
        case ProfileFacts.Unknown unknown ->
            settled.put(
                prospect.profile(),
                new Outlook.Unsure(prospect, OutlookWords.destinationsUnknown(unknown.why())));
        case ProfileFacts.NoSuch _ ->
            settled.put(
                prospect.profile(), new Outlook.Unsure(prospect, OutlookWords.NO_SUCH_PROFILE));
      }
    }
    // Both actions on one profile are one thing to a reader.
    for (Candidate gap : gaps) {
      settled.remove(gap.prospect().profile());
      covered.remove(gap.prospect().profile());
    }
    others.addAll(settled.values());
    return new Reading(gaps, List.copyOf(covered.values()), others);
  }

  /// Whether a call would be denied, and could be repaired, for certain: nobody's message says so,
  /// so the documents and the simulator have to.
  ///
  /// @param declined whether a person said no to this call's case, or had it undone
  Outlook judge(Candidate candidate, Planner by, boolean declined, Instant now) {
    Prospect prospect = candidate.prospect();
    Plan plan = by.plan(prospect.denied(candidate.model(), now), declined, now);
    return switch (plan.diagnosis()) {
      case Diagnosis.AlreadyAllowed _ -> new Outlook.Complete(prospect);
      case Diagnosis.MissingAllow missing when isCertain(missing) ->
          new Outlook.Gap(prospect, plan);
      case Diagnosis.MissingAllow missing ->
          new Outlook.Unsure(prospect, OutlookWords.unsure(missing));
      case Diagnosis.BlockedByPolicy _,
          Diagnosis.NotEntitled _,
          Diagnosis.UnofferedAction _,
          Diagnosis.CompromisedPrincipal _,
          Diagnosis.Undetermined _ ->
          new Outlook.Unsure(
              prospect, OutlookWords.unsure(plan.denial(), plan.target(), plan.diagnosis()));
    };
  }

  private static boolean isCertain(Diagnosis.MissingAllow missing) {
    return missing.cause() == Cause.MISSING_DESTINATION_REGIONS
        && missing.toConfidence() == Confidence.CONFIRMED
        && missing.missingRegions().filter(regions -> !regions.isEmpty()).isPresent();
  }

  private ProfileFacts describe(Prospect prospect) {
    return described.computeIfAbsent(
        prospect.profile(),
        arn -> {
          allowance.reset();
          return profiles.apply(arn.account()).describe(prospect.source(), arn);
        });
  }
}
