package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the denied call needs in full, whatever part of it the denial named.
public sealed interface Needed {
  /// The profile itself, and every model it routes to.
  ///
  /// @param profile the profile and its destinations
  /// @param onProfile whether the denial was on the profile itself rather than on a model
  /// @param inferred whether the profile was found by its destinations and not named by the caller
  record ThroughProfile(
      Action action, ProfileFacts.Known profile, boolean onProfile, boolean inferred)
      implements Needed {}

  /// One resource, called directly.
  record Direct(Action action, Arn resource) implements Needed {}

  /// An action without resource types.
  record AnyResource(Action action) implements Needed {}

  /// An action that is never asked for.
  record Unoffered(Action action) implements Needed {}

  /// The denial and the request do not say enough, or contradict each other.
  ///
  /// @param why one sentence
  /// @param nextSteps what to look at, in order
  record Unclear(String why, List<String> nextSteps) implements Needed {
    public Unclear {
      nextSteps = List.copyOf(nextSteps);
    }
  }

  /// Every question that must be answered with yes for the call to work, for the given action.
  default List<Probe> probes(Action action, String sourceRegion) {
    return switch (this) {
      case ThroughProfile t -> {
        var probes = new java.util.ArrayList<Probe>();
        probes.add(Probe.direct(action, t.profile().arn(), sourceRegion));
        t.profile().models().forEach(m -> probes.add(Probe.through(action, m, t.profile().arn())));
        yield List.copyOf(probes);
      }
      case Direct d -> List.of(Probe.direct(action, d.resource(), sourceRegion));
      case AnyResource _, Unoffered _, Unclear _ -> List.of();
    };
  }

  /// The action, where there is one.
  default Optional<Action> wantedAction() {
    return switch (this) {
      case ThroughProfile t -> Optional.of(t.action());
      case Direct d -> Optional.of(d.action());
      case AnyResource a -> Optional.of(a.action());
      case Unoffered u -> Optional.of(u.action());
      case Unclear _ -> Optional.empty();
    };
  }

  /// Every resource the call must be allowed on, as a policy names it.
  default Set<String> resources() {
    return switch (this) {
      case ThroughProfile t -> {
        var resources = new java.util.HashSet<String>();
        resources.add(t.profile().arn().toString());
        t.profile().models().forEach(m -> resources.add(m.toString()));
        yield Set.copyOf(resources);
      }
      case Direct d -> Set.of(d.resource().toString());
      case AnyResource _ -> Set.of("*");
      case Unoffered _, Unclear _ -> Set.of();
    };
  }

  /// Every model the call needs.
  default List<ModelId> models() {
    return switch (this) {
      case ThroughProfile t -> t.profile().modelIds();
      case Direct d when d.resource().isFoundationModel() ->
          ModelId.parse(d.resource().resourceId()).stream().toList();
      case Direct _, AnyResource _, Unoffered _, Unclear _ -> List.of();
    };
  }

  /// Every Region the call needs, sorted; none where a denied resource names no real one.
  default List<Region> regions() {
    return switch (this) {
      case ThroughProfile t -> t.profile().regions();
      case Direct d -> Region.parse(d.resource().region()).stream().toList();
      case AnyResource _, Unoffered _, Unclear _ -> List.of();
    };
  }
}
