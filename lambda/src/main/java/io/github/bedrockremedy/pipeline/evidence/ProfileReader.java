package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.pipeline.denial.Denial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a call through an inference profile needs: named by the caller, or found by the model it
/// was denied on.
final class ProfileReader {
  private static final int APPLICATION_ID = 12;

  private final InferenceProfiles profiles;

  ProfileReader(InferenceProfiles profiles) {
    this.profiles = profiles;
  }

  /// The profile the caller named.
  static Optional<Arn> called(Denial denial) {
    return denial
        .called()
        .flatMap(
            called ->
                switch (called) {
                  case ModelReference.SystemProfile system ->
                      Optional.of(
                          Arn.inferenceProfile(denial.region(), denial.account(), system.id()));
                  case ModelReference.ByArn byArn when byArn.arn().isProfile() ->
                      Optional.of(withAccount(byArn.arn(), denial.account()));
                  case ModelReference.ByArn _,
                      ModelReference.FoundationModel _,
                      ModelReference.Unreadable _ ->
                      Optional.empty();
                });
  }

  /// A customer's own profile may be called by its bare id, which looks like nothing else; only
  /// Bedrock knows whether there is such a profile.
  static Optional<Arn> byBareId(Denial denial, Arn denied) {
    return denial.called().orElse(null) instanceof ModelReference.Unreadable(String id)
            && denied.isFoundationModel()
            && id.length() == APPLICATION_ID
            && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        ? Optional.of(
            new Arn(
                denial.region().partition(),
                "bedrock",
                denial.region().id(),
                denial.account(),
                "application-inference-profile/" + id))
        : Optional.empty();
  }

  /// Older examples leave the account out of a profile's ARN; IAM checks the caller's.
  private static Arn withAccount(Arn profile, String account) {
    return profile.account().isEmpty()
        ? new Arn(
            profile.partition(), profile.service(), profile.region(), account, profile.resource())
        : profile;
  }

  /// The needs of a call through a profile.
  ///
  /// @param denied the profile itself, or the model it was denied on
  Needed through(Denial denial, Action action, Arn profile, Arn denied) {
    if (!profile.region().equals(denial.region().id())) {
      return NeededReader.unclear(
          "The profile called is one of " + profile.region() + ", the call was made elsewhere.",
          "Call the profile in the Region it belongs to.");
    }
    if (isOfAnotherPartition(profile)) {
      return NeededReader.unclear(
          "The profile " + profile + " is of a geography its Region does not belong to.",
          "Find out what the caller passes as modelId: GovCloud has the profiles that begin with"
              + " us-gov, and no other Region has those.");
    }
    if (denied.isProfile() && !denied.equals(profile)) {
      return NeededReader.unclear(
          "The denial names another profile than the one called.",
          "Look for a second denial: some clients call a background model of their own.");
    }
    if (denied.isFoundationModel() && denied.region().isEmpty() && isOfGeography(profile)) {
      return NeededReader.unclear(
          "The denied resource " + denied + " is one of global routing, and the profile is not.",
          "Look for a second denial: some clients call a background model of their own.");
    }
    Needed needed = described(denial, action, profile, denied);
    return denied.isProfile() || leadsTo(needed, denied)
        ? needed
        : NeededReader.unclear(
            "The denied resource " + denied + " is not one the called profile routes to.",
            "Compare the profile's models with the denial. " + describe(denial, profile));
  }

  /// GovCloud's profiles are known by their prefix, and it has no others; see the embedded
  /// catalogue.
  private static boolean isOfAnotherPartition(Arn profile) {
    String id = profile.resourceId();
    boolean differs = id.startsWith("us-gov.") != (profile.partition() == Partition.US_GOV);
    return differs
        && profile.resourceType().equals("inference-profile")
        && InferenceProfileId.parse(id).isPresent();
  }

  private static boolean isOfGeography(Arn profile) {
    return profile.resourceType().equals("inference-profile")
        && InferenceProfileId.parse(profile.resourceId()).filter(id -> !id.isGlobal()).isPresent();
  }

  private static boolean leadsTo(Needed needed, Arn denied) {
    return switch (needed) {
      case Needed.ThroughProfile through -> through.profile().models().contains(denied);
      case Needed.ThroughUnlisted unlisted -> unlisted.model().equals(denied);
      case Needed.ThroughRouter _,
          Needed.Direct _,
          Needed.Guarded _,
          Needed.AnyResource _,
          Needed.Unoffered _,
          Needed.Ambiguous _,
          Needed.Unclear _ ->
          true;
    };
  }

  private Needed described(Denial denial, Action action, Arn profile, Arn denied) {
    return switch (profiles.describe(denial.region(), profile)) {
      case ProfileFacts.Known known ->
          new Needed.ThroughProfile(action, known, denied.isProfile(), false);
      case ProfileFacts.Unknown unknown ->
          unlisted(denial, action, unknown, denied)
              .orElseGet(
                  () ->
                      notKnown(
                          denial,
                          "Where the profile "
                              + profile
                              + " routes to is not known: "
                              + unknown.why(),
                          profile));
      case ProfileFacts.NoSuch _ ->
          notKnown(denial, "Bedrock knows no profile " + profile + ".", profile);
    };
  }

  private static Needed notKnown(Denial denial, String why, Arn profile) {
    return NeededReader.unclear(
        why,
        "Where that may be read, ask where the profile leads to; then allow the action on its ARN"
            + " and, only through it (bedrock:InferenceProfileArn), on each model ARN of the"
            + " answer. "
            + describe(denial, profile));
  }

  private static String describe(Denial denial, Arn profile) {
    return "Run: aws bedrock get-inference-profile --region "
        + denial.region()
        + " --inference-profile-identifier "
        + profile.resourceId();
  }

  /// The id of a system-defined profile names its model, wherever it leads.
  private static Optional<Needed> unlisted(
      Denial denial, Action action, ProfileFacts.Unknown profile, Arn denied) {
    if (!profile.arn().resourceType().equals("inference-profile")) {
      return Optional.empty();
    }
    Optional<ModelId> model =
        InferenceProfileId.parse(profile.arn().resourceId()).map(InferenceProfileId::model);
    return model
        .map(
            id ->
                denied.isFoundationModel()
                    ? Arn.foundationModel(profile.arn().partition(), denied.region(), id)
                    : Arn.foundationModel(profile.arn().partition(), denial.region().id(), id))
        .map(
            arn ->
                new Needed.ThroughUnlisted(
                    action, profile.arn(), arn, denied.isProfile(), profile.why()));
  }

  /// Nothing says what was called: the profiles of the source Region that lead to the denied model
  /// are all there is to go by.
  Needed byModel(Denial denial, Action action, Arn denied) {
    Optional<ModelId> model = ModelId.parse(denied.resourceId());
    if (model.isEmpty()) {
      return NeededReader.unclear(
          "The denied model's id cannot be read.", "Look at the denial's resource.");
    }
    List<Needed> candidates = new ArrayList<>();
    profiles.containing(denial.region(), denial.account(), model.get()).stream()
        .filter(profile -> profile.models().contains(denied))
        .map(profile -> new Needed.ThroughProfile(action, profile, false, true))
        .forEach(candidates::add);
    if (denied.region().equals(denial.region().id())) {
      candidates.add(new Needed.Direct(action, denied));
      return new Needed.Ambiguous(action, candidates);
    }
    return switch (candidates.size()) {
      case 0 ->
          NeededReader.unclear(
              denial.calledPrompt().isPresent()
                  ? "A stored prompt was called, and the record does not say which model it uses."
                  : "The record does not say which model or profile was called.",
              "No known profile of " + denial.region() + " leads to " + denied + ".");
      case 1 -> candidates.getFirst();
      default -> new Needed.Ambiguous(action, candidates);
    };
  }
}
