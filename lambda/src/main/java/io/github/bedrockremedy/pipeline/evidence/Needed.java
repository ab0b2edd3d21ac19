package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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

  /// A system-defined profile whose destinations from this source Region nobody knows. Its id names
  /// the model, so the model can be allowed through this one profile wherever the profile leads;
  /// never without the profile, and never without a person.
  ///
  /// @param model the model's ARN that stands for all of them when IAM is asked: the denied one, or
  ///     the one of the source Region
  /// @param why why the destinations are not known, one clause
  record ThroughUnlisted(Action action, Arn profile, Arn model, boolean onProfile, String why)
      implements Needed {
    /// The model in whatever Region the profile leads to, as a policy writes it.
    public String anywhere() {
      return "arn:%s:bedrock:*::%s".formatted(model.partition().id(), model.resource());
    }
  }

  /// A prompt router, and everything it may choose.
  record ThroughRouter(Action action, RouterFacts.Known router) implements Needed {}

  /// One resource, called directly.
  record Direct(Action action, Arn resource) implements Needed {}

  /// A guardrail and the guardrail profile it works through, in every Region that leads to.
  ///
  /// @param arns every ARN
  /// @param doubt what keeps the list from being certain, one clause
  record Guarded(Action action, List<Arn> arns, Optional<String> doubt) implements Needed {
    public Guarded {
      arns = List.copyOf(arns);
    }
  }

  /// An action without resource types.
  record AnyResource(Action action) implements Needed {}

  /// An action that is never asked for.
  record Unoffered(Action action) implements Needed {}

  /// The record does not tell what was called, and more than one thing could have been: a person
  /// who knows decides.
  ///
  /// @param candidates each is what the call would need if that was called
  record Ambiguous(Action action, List<Needed> candidates) implements Needed {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

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
      case ThroughProfile t -> through(action, t.profile(), sourceRegion);
      case ThroughUnlisted u ->
          List.of(
              Probe.direct(action, u.profile(), sourceRegion),
              Probe.through(action, u.model(), u.profile()));
      case ThroughRouter r -> {
        List<Probe> probes = new ArrayList<>();
        Arn router = r.router().arn();
        probes.add(Probe.direct(action, router, sourceRegion));
        r.router().models().forEach(m -> probes.add(Probe.routed(action, m, router)));
        r.router().profiles().stream()
            .flatMap(profile -> through(action, profile, sourceRegion).stream())
            .map(probe -> probe.by(router))
            .forEach(probes::add);
        yield List.copyOf(probes);
      }
      case Direct d -> List.of(Probe.direct(action, d.resource(), sourceRegion));
      case Guarded g -> g.arns().stream().map(r -> Probe.direct(action, r, r.region())).toList();
      case AnyResource _ -> List.of(Probe.direct(action, Arn.EVERYTHING, sourceRegion));
      case Unoffered _, Ambiguous _, Unclear _ -> List.of();
    };
  }

  private static List<Probe> through(
      Action action, ProfileFacts.Known profile, String sourceRegion) {
    List<Probe> probes = new ArrayList<>(profile.models().size() + 1);
    probes.add(Probe.direct(action, profile.arn(), sourceRegion));
    profile.models().forEach(model -> probes.add(Probe.through(action, model, profile.arn())));
    return List.copyOf(probes);
  }

  /// The action, where there is one.
  default Optional<Action> wantedAction() {
    return switch (this) {
      case ThroughProfile t -> Optional.of(t.action());
      case ThroughUnlisted u -> Optional.of(u.action());
      case ThroughRouter r -> Optional.of(r.action());
      case Direct d -> Optional.of(d.action());
      case Guarded g -> Optional.of(g.action());
      case AnyResource a -> Optional.of(a.action());
      case Unoffered u -> Optional.of(u.action());
      case Ambiguous a -> Optional.of(a.action());
      case Unclear _ -> Optional.empty();
    };
  }

  /// The inference profile the call goes through, where there is exactly one.
  default Optional<Arn> profileArn() {
    return switch (this) {
      case ThroughProfile t -> Optional.of(t.profile().arn());
      case ThroughUnlisted u -> Optional.of(u.profile());
      case ThroughRouter _,
          Direct _,
          Guarded _,
          AnyResource _,
          Unoffered _,
          Ambiguous _,
          Unclear _ ->
          Optional.empty();
    };
  }

  /// Every resource the call must be allowed on, as a policy names it.
  default Set<String> resources() {
    return switch (this) {
      case ThroughProfile t -> texts(t.profile().models(), t.profile().arn());
      case ThroughUnlisted u -> Set.of(u.profile().toString(), u.anywhere());
      case ThroughRouter r -> {
        Set<String> all = new TreeSet<>(texts(r.router().everyModel(), r.router().arn()));
        r.router().profiles().forEach(profile -> all.add(profile.arn().toString()));
        yield Set.copyOf(all);
      }
      case Direct d -> Set.of(d.resource().toString());
      case Guarded g -> texts(g.arns(), g.arns().getFirst());
      case AnyResource _ -> Set.of("*");
      case Unoffered _, Ambiguous _, Unclear _ -> Set.of();
    };
  }

  private static Set<String> texts(Collection<Arn> arns, Arn another) {
    List<String> texts = new ArrayList<>(arns.size() + 1);
    arns.forEach(arn -> texts.add(arn.toString()));
    texts.add(another.toString());
    return Set.copyOf(texts);
  }

  /// Every model the call needs.
  default List<ModelId> models() {
    return switch (this) {
      case ThroughProfile t -> t.profile().modelIds();
      case ThroughUnlisted u -> ids(List.of(u.model()));
      case ThroughRouter r -> ids(r.router().everyModel());
      case Direct d when d.resource().isFoundationModel() -> ids(List.of(d.resource()));
      case Direct _, Guarded _, AnyResource _, Unoffered _, Ambiguous _, Unclear _ -> List.of();
    };
  }

  private static List<ModelId> ids(List<Arn> models) {
    return models.stream()
        .flatMap(arn -> ModelId.parse(arn.resourceId()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// Every Region the call needs, sorted; empty where they are not known, or where a denied
  /// resource names no real one.
  default List<Region> regions() {
    return switch (this) {
      case ThroughProfile t -> t.profile().regions();
      case ThroughRouter r -> of(r.router().everyModel());
      case Direct d -> Region.parse(d.resource().region()).stream().toList();
      case Guarded g -> of(g.arns());
      case ThroughUnlisted _, AnyResource _, Unoffered _, Ambiguous _, Unclear _ -> List.of();
    };
  }

  private static List<Region> of(List<Arn> arns) {
    return arns.stream()
        .map(Arn::region)
        .flatMap(r -> r.isEmpty() ? Stream.of(Region.NONE) : Region.parse(r).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
