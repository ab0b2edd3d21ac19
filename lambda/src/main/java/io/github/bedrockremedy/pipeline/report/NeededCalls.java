package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.PatchGuard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The calls the owner of a policy has to let through, in words, with their Regions.
///
/// @param action the action, as AWS named it or as the call needs it
record NeededCalls(Denial denial, Needed needed, String action) {
  static NeededCalls of(Denial denial, Diagnosis diagnosis) {
    return new NeededCalls(denial, diagnosis.needed(), Phrases.action(denial, diagnosis));
  }

  /// The access the owner of the policy has to free, all of it at once.
  String freed() {
    boolean unlisted = needed instanceof Needed.ThroughUnlisted;
    String where = needed.regions().isEmpty() && !unlisted ? "" : " in " + regions();
    String what =
        switch (needed) {
          case Needed.ThroughProfile _ when names().size() > 1 ->
              Phrases.wanted(needed) + " and on its models";
          case Needed.ThroughProfile _,
              Needed.ThroughUnlisted _,
              Needed.ThroughRouter _,
              Needed.Direct _,
              Needed.Guarded _,
              Needed.AnyResource _ ->
              Phrases.wanted(needed);
          case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ -> Phrases.resource(denial);
        };
    return action + " on " + what + where + (unlisted ? " at least" : "");
  }

  /// What all of it is in a policy, one line of JSON; empty where it is not known what is needed.
  Optional<String> statements() {
    List<Action> actions = needed.wantedAction().stream().toList();
    return switch (needed) {
      case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ -> Optional.empty();
      case Needed.ThroughProfile _,
          Needed.ThroughUnlisted _,
          Needed.ThroughRouter _,
          Needed.Direct _,
          Needed.Guarded _,
          Needed.AnyResource _ -> {
        String text = PatchBuilder.policy(needed, actions).text();
        var limits = PatchGuard.Limits.of(denial, needed, actions);
        yield Optional.of(text).filter(t -> PatchGuard.objections(t, limits).isEmpty());
      }
    };
  }

  private boolean isPartlyKnown() {
    return switch (needed) {
      case Needed.ThroughUnlisted _, Needed.Ambiguous _, Needed.Unclear _ -> true;
      case Needed.ThroughProfile _,
          Needed.ThroughRouter _,
          Needed.Direct _,
          Needed.Guarded _,
          Needed.AnyResource _,
          Needed.Unoffered _ ->
          false;
    };
  }

  /// The profile of the call, where nobody could be asked for all it leads to.
  Optional<Arn> unaskedProfile() {
    return switch (needed) {
      case Needed.ThroughUnlisted unlisted -> Optional.of(unlisted.profile());
      case Needed.Unclear _ ->
          Stream.concat(called(), Phrases.deniedArn(denial).stream())
              .filter(arn -> arn.isProfile() && arn.region().equals(denial.region().id()))
              .findFirst();
      case Needed.ThroughProfile _,
          Needed.ThroughRouter _,
          Needed.Direct _,
          Needed.Guarded _,
          Needed.AnyResource _,
          Needed.Unoffered _,
          Needed.Ambiguous _ ->
          Optional.empty();
    };
  }

  private Stream<Arn> called() {
    return denial.called().orElse(null) instanceof ModelReference.ByArn byArn
        ? Stream.of(byArn.arn())
        : Stream.empty();
  }

  private String regions() {
    return Phrases.places(names());
  }

  /// What a list of values for aws:RequestedRegion has to hold.
  String values() {
    return (isPartlyKnown() ? "at least " : "")
        + (names().size() > 1 ? "all of: " : "")
        + Phrases.all(names());
  }

  /// Where not all is known two Regions are sure: where it was called, and where it was denied.
  List<String> names() {
    if (isPartlyKnown()) {
      return Stream.concat(
              Stream.of(denial.region().id()), Phrases.deniedArn(denial).map(Arn::region).stream())
          .filter(id -> !id.isEmpty())
          .map(id -> Text.region(id).value())
          .distinct()
          .sorted()
          .toList();
    }
    List<String> names = Phrases.names(needed.regions());
    return names.isEmpty() ? List.of(Text.region(denial.region().id()).value()) : names;
  }
}
