package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.iam.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls that lie next to the needed ones and must be answered the same with the patch as without:
/// the counter-proof that it grants nothing else.
public final class NearMisses {
  /// Stands for an action nobody asked for.
  public static final Action OTHER_ACTION = new Action("bedrock", "CreateModelInvocationJob");

  private static final String SUFFIX = "-x";

  private NearMisses() {}

  /// Near misses of a needed access, each with its words.
  public static Map<String, Probe> of(Needed needed, Region source) {
    return switch (needed) {
      case Needed.ThroughProfile through -> ofProfile(through, source);
      case Needed.ThroughUnlisted unlisted -> ofUnlisted(unlisted, source);
      case Needed.ThroughRouter router -> ofRouter(router, source);
      case Needed.Direct direct -> ofResource(needed, direct.action(), direct.resource(), source);
      case Needed.Guarded guarded ->
          ofResource(needed, guarded.action(), guarded.arns().getFirst(), source);
      case Needed.AnyResource _ ->
          Map.of(
              "another action (" + OTHER_ACTION.name() + ")",
              Probe.direct(OTHER_ACTION, Arn.EVERYTHING, source.id()));
      case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ -> Map.of();
    };
  }

  /// The same beside a grant: where that is one action which has a twin, the twin too.
  public static Map<String, Probe> of(Needed needed, Region source, List<Action> granted) {
    Map<String, Probe> misses = new LinkedHashMap<>(of(needed, source));
    if (granted.size() == 1 && granted.getFirst().twin().isPresent()) {
      Action twin = granted.getFirst().twin().get();
      misses.put("the action " + twin.name(), needed.probes(twin, source.id()).getLast());
    }
    return misses;
  }

  private static Map<String, Probe> ofProfile(Needed.ThroughProfile needed, Region source) {
    Action action = needed.action();
    Arn profile = needed.profile().arn();
    Map<String, Probe> misses = new LinkedHashMap<>();
    Arn foreign =
        needed.profile().models().stream()
            .filter(m -> !m.region().equals(source.id()) && !m.region().isEmpty())
            .findFirst()
            .orElse(needed.profile().models().getFirst());
    String called = foreign.region().isEmpty() ? source.id() : foreign.region();
    Arn directModel = new Arn(foreign.partition(), "bedrock", called, "", foreign.resource());
    misses.put("a direct call in " + called, Probe.direct(action, directModel, called));
    misses.put(
        "another model through the profile", Probe.through(action, sibling(foreign), profile));
    Region elsewhere = elsewhere(needed.profile().regions(), source);
    misses.put(
        "the model in " + elsewhere + ", where the profile does not lead",
        Probe.through(
            action,
            new Arn(foreign.partition(), "bedrock", elsewhere.id(), "", foreign.resource()),
            profile));
    misses.put(
        "another action (" + OTHER_ACTION.name() + ")",
        Probe.through(OTHER_ACTION, foreign, profile));
    return misses;
  }

  private static Map<String, Probe> ofUnlisted(Needed.ThroughUnlisted needed, Region source) {
    Action action = needed.action();
    Arn model = needed.model();
    String called = model.region().isEmpty() ? source.id() : model.region();
    Arn inRegion = new Arn(model.partition(), "bedrock", called, "", model.resource());
    Map<String, Probe> misses = new LinkedHashMap<>();
    misses.put("a direct call in " + called, Probe.direct(action, inRegion, called));
    misses.put(
        "another model through the profile",
        Probe.through(action, sibling(model), needed.profile()));
    misses.put(
        "the model through another profile",
        Probe.through(action, model, sibling(needed.profile())));
    misses.put(
        "another action (" + OTHER_ACTION.name() + ")",
        Probe.through(OTHER_ACTION, model, needed.profile()));
    return misses;
  }

  private static Map<String, Probe> ofRouter(Needed.ThroughRouter needed, Region source) {
    Action action = needed.action();
    RouterFacts.Known router = needed.router();
    Map<String, Probe> misses = new LinkedHashMap<>();
    Arn model = router.everyModel().getFirst();
    String called = model.region().isEmpty() ? source.id() : model.region();
    Arn inRegion = new Arn(model.partition(), "bedrock", called, "", model.resource());
    misses.put("a direct call in " + called, Probe.direct(action, inRegion, called));
    misses.put(
        "another model through the router", Probe.routed(action, sibling(inRegion), router.arn()));
    router.profiles().stream()
        .findFirst()
        .ifPresent(
            profile ->
                misses.put(
                    "a profile without the router",
                    Probe.direct(action, profile.arn(), source.id())));
    misses.put(
        "another action (" + OTHER_ACTION.name() + ")",
        Probe.direct(OTHER_ACTION, router.arn(), source.id()));
    return misses;
  }

  private static Map<String, Probe> ofResource(
      Needed needed, Action action, Arn resource, Region source) {
    Map<String, Probe> misses = new LinkedHashMap<>();
    misses.put(
        "another resource of the kind", Probe.direct(action, sibling(resource), source.id()));
    Region elsewhere = elsewhere(needed.regions(), source);
    Arn there =
        new Arn(
            resource.partition(),
            resource.service(),
            elsewhere.id(),
            resource.account(),
            resource.resource());
    misses.put("the same in " + elsewhere, Probe.direct(action, there, elsewhere.id()));
    misses.put(
        "another action (" + OTHER_ACTION.name() + ")",
        Probe.direct(OTHER_ACTION, resource, source.id()));
    return misses;
  }

  /// The id and a little more: matched only by a pattern.
  private static Arn sibling(Arn arn) {
    return new Arn(
        arn.partition(), arn.service(), arn.region(), arn.account(), arn.resource() + SUFFIX);
  }

  /// A Region of the same partition that is not among the needed ones. Where a partition has too
  /// few, a name it could have does as well: nothing may be allowed there either.
  private static Region elsewhere(List<Region> needed, Region source) {
    return of(source.partition()).stream()
        .map(Region::new)
        .filter(r -> !needed.contains(r) && !r.equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> of(Partition partition) {
    return switch (partition) {
      case AWS -> List.of("sa-east-1", "eu-west-1", "us-west-1", "ap-south-1");
      case US_GOV -> List.of("us-gov-west-1", "us-gov-east-1", "us-gov-north-1");
      case CHINA -> List.of("cn-north-1", "cn-northwest-1");
      case EUROPEAN_SOVEREIGN -> List.of("eusc-de-east-1", "eusc-de-west-1");
      case ISO -> List.of("us-iso-west-1", "us-iso-east-1", "us-iso-north-1");
      case ISO_B -> List.of("us-isob-west-1", "us-isob-east-1", "us-isob-north-1");
      case ISO_E -> List.of("eu-isoe-west-1", "eu-isoe-north-1");
      case ISO_F -> List.of("us-isof-east-1", "us-isof-south-1", "us-isof-north-1");
    };
  }
}
