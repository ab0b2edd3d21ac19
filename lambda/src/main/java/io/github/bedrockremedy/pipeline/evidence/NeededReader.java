package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import java.util.List;
import java.util.Optional;

/// Finds out what the denied call needs in full. What was *called* decides: a profile called and a
/// model denied, in whatever Region, means the whole profile.
public final class NeededReader {
  private final InferenceProfiles profiles;

  public NeededReader(InferenceProfiles profiles) {
    this.profiles = profiles;
  }

  /// What a denied call needs.
  public Needed read(Denial denial) {
    if (denial.region().equals(Region.NONE)) {
      return unclear("The record's Region cannot be read.", "Look at awsRegion in the record.");
    }
    if (denial.action().isEmpty()) {
      return ActionTruth.withoutAction(denial);
    }
    Action action = denial.action().get();
    Optional<Needed> contradiction = ActionTruth.contradiction(denial, action);
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    if (!OfferableActions.contains(action.toString())) {
      return new Needed.Unoffered(action);
    }
    return action.invokesModel() ? invocation(denial, action) : other(denial, action);
  }

  private Needed invocation(Denial denial, Action action) {
    Optional<Arn> denied = deniedArn(denial);
    if (denied.isEmpty()) {
      return deniedUnknown(denial, action);
    }
    Arn resource = denied.get();
    Optional<Arn> profile = calledProfile(denial).or(() -> deniedProfile(resource));
    if (profile.isPresent()) {
      return throughProfile(denial, action, profile.get(), resource);
    }
    boolean unknown = denial.called().map(c -> c instanceof ModelReference.Unreadable).orElse(true);
    if (unknown && resource.isFoundationModel()) {
      return profileByModel(denial, action, resource);
    }
    return direct(denial, action, resource);
  }

  /// Without a resource in the message, what was called is all there is.
  private Needed deniedUnknown(Denial denial, Action action) {
    if (!(denial.resource() instanceof DeniedResource.Absent)) {
      return unclear(
          "AWS's message does not name the resource in full.",
          "Look up the record in CloudTrail of " + denial.region() + " by its eventID.");
    }
    Optional<Arn> profile = calledProfile(denial);
    if (profile.isPresent()) {
      return described(denial, action, profile.get(), true, false);
    }
    if (denial.called().orElse(null) instanceof ModelReference.FoundationModel model) {
      return new Needed.Direct(
          action,
          Arn.foundationModel(denial.region().partition(), denial.region().id(), model.id()));
    }
    return unclear(
        "Neither AWS's message nor the request names a resource.",
        "Look up the record in CloudTrail of " + denial.region() + " by its eventID.");
  }

  private Needed throughProfile(Denial denial, Action action, Arn profile, Arn denied) {
    if (!profile.region().equals(denial.region().id())) {
      return unclear(
          "The profile called is one of " + profile.region() + ", the call was made elsewhere.",
          "Call the profile in the Region it belongs to.");
    }
    if (denied.isProfile() && !denied.equals(profile)) {
      return unclear(
          "The denial names another profile than the one called.",
          "Look for a second denial: some clients call a background model of their own.");
    }
    Needed needed = described(denial, action, profile, denied.isProfile(), false);
    if (needed instanceof Needed.ThroughProfile through
        && denied.isFoundationModel()
        && !through.profile().models().contains(denied)) {
      return unclear(
          "The denied model " + denied + " is not one the called profile routes to.",
          "Compare the profile's models (aws bedrock get-inference-profile) with the denial.");
    }
    return needed;
  }

  private Needed described(
      Denial denial, Action action, Arn profile, boolean onProfile, boolean inferred) {
    return switch (profiles.describe(denial.region(), profile)) {
      case ProfileFacts.Known known ->
          new Needed.ThroughProfile(action, known, onProfile, inferred);
      case ProfileFacts.Unknown unknown ->
          unclear(
              "Where the profile " + unknown.arn() + " routes to is not known: " + unknown.why(),
              "Run: aws bedrock get-inference-profile --region "
                  + denial.region()
                  + " --inference-profile-identifier "
                  + profile.resourceId());
    };
  }

  /// Nothing says what was called: the profiles of the source Region that lead to the denied model
  /// are all there is to go by.
  private Needed profileByModel(Denial denial, Action action, Arn denied) {
    Optional<ModelId> model = ModelId.parse(denied.resourceId());
    if (model.isEmpty()) {
      return unclear("The denied model's id cannot be read.", "Look at the denial's resource.");
    }
    List<ProfileFacts.Known> candidates =
        profiles.containing(denial.region(), denial.account(), model.get()).stream()
            .filter(p -> p.models().contains(denied))
            .toList();
    boolean couldBeDirect = denied.region().equals(denial.region().id());
    if (candidates.size() == 1 && !couldBeDirect) {
      return new Needed.ThroughProfile(action, candidates.getFirst(), false, true);
    }
    List<String> names = candidates.stream().map(p -> p.arn().resourceId()).toList();
    return new Needed.Unclear(
        "The record does not say which model or profile was called.",
        names.isEmpty()
            ? List.of("No known profile of " + denial.region() + " leads to " + denied + ".")
            : List.of(
                "Find out what the caller passes as modelId; it could be "
                    + String.join(" or ", names)
                    + (couldBeDirect ? ", or the model itself." : ".")));
  }

  private static Needed direct(Denial denial, Action action, Arn denied) {
    boolean sameRegion = denied.region().equals(denial.region().id());
    if (!sameRegion) {
      return unclear(
          "A call to one model in " + denial.region() + " was denied on " + denied + ".",
          "Find out what the caller passes as modelId; a direct call is never routed elsewhere.");
    }
    if (denial.called().isPresent() && !names(denial.called().get(), denied)) {
      return unclear(
          "The denial names " + denied + ", which is not what was called.",
          "Look for a second denial: what was called may use further models of its own.");
    }
    return typed(action, denied)
        ? new Needed.Direct(action, denied)
        : unclear(
            action + " is never decided on a resource such as " + denied + ".",
            "Look up the record in CloudTrail of " + denial.region() + " by its eventID.");
  }

  /// Whether what was called is the denied resource itself.
  private static boolean names(ModelReference called, Arn denied) {
    return switch (called) {
      case ModelReference.FoundationModel model ->
          denied.isFoundationModel() && denied.resourceId().equals(model.id().value());
      case ModelReference.ByArn byArn -> byArn.arn().equals(denied);
      case ModelReference.SystemProfile _, ModelReference.Unreadable _ -> false;
    };
  }

  private static Needed other(Denial denial, Action action) {
    if (OfferableActions.resourceTypes(action.toString()).isEmpty()) {
      return new Needed.AnyResource(action);
    }
    return deniedArn(denial)
        .filter(arn -> typed(action, arn))
        .<Needed>map(arn -> new Needed.Direct(action, arn))
        .orElseGet(
            () ->
                unclear(
                    "AWS's message names no resource " + action + " could be allowed on.",
                    "Look up the record in CloudTrail of " + denial.region() + "."));
  }

  private static boolean typed(Action action, Arn resource) {
    return resource.service().equals("bedrock")
        && OfferableActions.resourceTypes(action.toString()).contains(resource.resourceType());
  }

  private static Optional<Arn> deniedArn(Denial denial) {
    return switch (denial.resource()) {
      case DeniedResource.Named named -> Optional.of(named.arn());
      case DeniedResource.FromRequest request -> Optional.of(request.arn());
      case DeniedResource.All _, DeniedResource.NotAnArn _, DeniedResource.Absent _ ->
          Optional.empty();
    };
  }

  private static Optional<Arn> deniedProfile(Arn denied) {
    return denied.isProfile() ? Optional.of(denied) : Optional.empty();
  }

  private static Optional<Arn> calledProfile(Denial denial) {
    return denial
        .called()
        .flatMap(
            called ->
                switch (called) {
                  case ModelReference.SystemProfile system ->
                      Optional.of(
                          Arn.inferenceProfile(denial.region(), denial.account(), system.id()));
                  case ModelReference.ByArn byArn when byArn.arn().isProfile() ->
                      Optional.of(byArn.arn());
                  case ModelReference.ByArn _,
                      ModelReference.FoundationModel _,
                      ModelReference.Unreadable _ ->
                      Optional.empty();
                });
  }

  private static Needed unclear(String why, String nextStep) {
    return new Needed.Unclear(why, List.of(nextStep));
  }
}
