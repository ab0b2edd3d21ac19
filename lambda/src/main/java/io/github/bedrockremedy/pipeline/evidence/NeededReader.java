package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import java.util.List;
import java.util.Optional;

/// Finds out what the denied call needs in full. What was *called* decides: a profile called and a
/// model denied, in whatever Region, means the whole profile.
public final class NeededReader {
  private final InferenceProfiles profiles;
  private final ProfileReader byProfile;
  private final ResourceReader byResource;

  public NeededReader(InferenceProfiles profiles) {
    this.profiles = profiles;
    this.byProfile = new ProfileReader(profiles);
    this.byResource = new ResourceReader(profiles);
  }

  /// What a denied call needs: resources of this account and partition, or nothing at all.
  public Needed read(Denial denial) {
    Needed needed = unchecked(denial);
    Optional<Action> wanted = needed.wantedAction();
    if (wanted.isEmpty()) {
      return needed;
    }
    Partition partition = denial.region().partition();
    for (Probe probe : needed.probes(wanted.get(), denial.region().id())) {
      if (!belongs(denial, partition, probe.resource())) {
        return unclear(
            probe.resource() + " is not a resource this account could call in its partition.",
            "Find out what the caller passes, in its code or settings: the account and the"
                + " partition in that ARN are not those of the call.");
      }
    }
    return needed;
  }

  private static boolean belongs(Denial denial, Partition partition, Arn resource) {
    boolean ours = resource.account().equals(resource.isFoundationModel() ? "" : denial.account());
    return (ours && resource.partition() == partition && !resource.isPattern())
        || resource.equals(Arn.EVERYTHING);
  }

  private Needed unchecked(Denial denial) {
    if (denial.region().equals(Region.NONE)) {
      return unclear("The record's Region cannot be read.", "Look at awsRegion in the record.");
    }
    if (!isAccount(denial.account())) {
      return unclear(
          "The record's account cannot be read.", "Look at recipientAccountId in the record.");
    }
    if (denial.action().isEmpty()) {
      return ActionTruth.withoutAction(denial);
    }
    Action action = denial.action().get();
    Optional<Needed> contradiction =
        RecordTruth.contradiction(denial, action)
            .or(() -> ActionTruth.contradiction(denial, action));
    if (contradiction.isPresent()) {
      return contradiction.get();
    }
    if (!OfferableActions.contains(action.toString())) {
      return new Needed.Unoffered(action);
    }
    return action.invokesModel() ? invocation(denial, action) : byResource.read(denial, action);
  }

  private static boolean isAccount(String text) {
    return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Needed invocation(Denial denial, Action action) {
    Optional<Arn> denied = denied(denial);
    Optional<Arn> router = router(denial).or(() -> denied.filter(NeededReader::isRouter));
    if (router.isPresent()) {
      return throughRouter(denial, action, router.get());
    }
    if (denied.isEmpty()) {
      return deniedUnknown(denial, action);
    }
    Arn resource = denied.get();
    Optional<Arn> profile =
        ProfileReader.called(denial)
            .or(() -> denied.filter(Arn::isProfile))
            .or(() -> ProfileReader.byBareId(denial, resource));
    if (profile.isPresent()) {
      return byProfile.through(denial, action, profile.get(), resource);
    }
    boolean unknown = denial.called().map(NeededReader::namesNoModel).orElse(true);
    if (unknown && resource.isFoundationModel()) {
      return byProfile.byModel(denial, action, resource);
    }
    return direct(denial, action, resource);
  }

  /// A stored prompt has a model of its own, which its ARN does not tell.
  private static boolean namesNoModel(ModelReference called) {
    return switch (called) {
      case ModelReference.ByArn byArn ->
          byArn.arn().resourceType().startsWith("prompt") && !isRouter(byArn.arn());
      case ModelReference.Unreadable _,
          ModelReference.SystemProfile _,
          ModelReference.FoundationModel _ ->
          false;
    };
  }

  /// Without a resource in the message, what was called is all there is.
  private Needed deniedUnknown(Denial denial, Action action) {
    if (!(denial.resource() instanceof DeniedResource.Absent)) {
      return unclear(
          "AWS's message does not give the ARN of one resource in full.",
          "Make the call again with the SDK or the CLI and read its whole message: the caller's is"
              + " never cut, CloudTrail's is where it is longer than 1 KB.");
    }
    Optional<Arn> profile = ProfileReader.called(denial);
    if (profile.isPresent()) {
      return byProfile.through(denial, action, profile.get(), profile.get());
    }
    if (denial.called().orElse(null) instanceof ModelReference.FoundationModel model) {
      return new Needed.Direct(
          action,
          Arn.foundationModel(denial.region().partition(), denial.region().id(), model.id()));
    }
    return unclear(
        "Neither AWS's message nor the request names a resource.",
        "Find out what the caller passes as modelId, in its code or settings, and allow "
            + action
            + " on that model or profile alone.");
  }

  private Needed throughRouter(Denial denial, Action action, Arn router) {
    if (isElsewhere(denial, router)) {
      return unclear(
          "The prompt router " + router + " is not one of this account and Region.",
          "Call a prompt router in the account and the Region it belongs to.");
    }
    return switch (profiles.router(denial.region(), router)) {
      case RouterFacts.Known known -> {
        var needed = new Needed.ThroughRouter(action, known);
        Optional<Arn> denied = denied(denial);
        yield denied.isEmpty() || needed.resources().contains(denied.get().toString())
            ? needed
            : unclear(
                "The denial names " + denied.get() + ", which the called router does not choose.",
                "Compare the router's models with the denial. " + describe(denial, router));
      }
      case RouterFacts.Unknown unknown ->
          unclear(
              "What the prompt router "
                  + unknown.arn()
                  + " chooses from is not known: "
                  + unknown.why(),
              describe(denial, router));
    };
  }

  private static String describe(Denial denial, Arn router) {
    return "Run: aws bedrock get-prompt-router --region "
        + denial.region()
        + " --prompt-router-arn "
        + router;
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
            "Read errorMessage in the record itself; a retyped message may mix two denials.");
  }

  /// Whether what was called is the denied resource itself.
  private static boolean names(ModelReference called, Arn denied) {
    return switch (called) {
      case ModelReference.FoundationModel model ->
          denied.isFoundationModel() && denied.resourceId().equals(model.id().value());
      case ModelReference.ByArn byArn -> byArn.arn().equals(denied);
      case ModelReference.Unreadable text ->
          !denied.isFoundationModel() && denied.resourceId().equals(text.text());
      case ModelReference.SystemProfile _ -> false;
    };
  }

  /// Whether a patch may name such a resource for the action.
  static boolean typed(Action action, Arn resource) {
    return resource.service().equals("bedrock")
        && OfferableActions.resourceTypes(action.toString()).contains(resource.resourceType());
  }

  /// What the denial is about, where that is one ARN.
  static Optional<Arn> denied(Denial denial) {
    return switch (denial.resource()) {
      case DeniedResource.Named named -> Optional.of(named.arn());
      case DeniedResource.FromRequest request -> Optional.of(request.arn());
      case DeniedResource.All _, DeniedResource.NotAnArn _, DeniedResource.Absent _ ->
          Optional.empty();
    };
  }

  private static Optional<Arn> router(Denial denial) {
    return denial.called().orElse(null) instanceof ModelReference.ByArn called
            && isRouter(called.arn())
        ? Optional.of(called.arn())
        : Optional.empty();
  }

  private static boolean isRouter(Arn arn) {
    return arn.service().equals("bedrock") && arn.resourceType().endsWith("prompt-router");
  }

  private static boolean isElsewhere(Denial denial, Arn arn) {
    return !arn.region().equals(denial.region().id()) || !arn.account().equals(denial.account());
  }

  static Needed unclear(String why, String nextStep) {
    return new Needed.Unclear(why, List.of(nextStep));
  }
}
