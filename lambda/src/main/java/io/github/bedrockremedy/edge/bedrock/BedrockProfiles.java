package io.github.bedrockremedy.edge.bedrock;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.GetInferenceProfileResponse;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileModel;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileType;

/// Bedrock's own answer, given in the source Region: the same profile routes elsewhere from another
/// Region. Where a system-defined profile cannot be asked for, the catalogue answers and says so.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetInferenceProfile.html>.
public final class BedrockProfiles implements InferenceProfiles {
  private static final String CALL = "bedrock:GetInferenceProfile";

  private final Function<Region, BedrockClient> clients;
  private final CatalogueProfiles catalogue;

  /// @param clients the client of a source Region
  /// @param catalogue answers where Bedrock does not
  public BedrockProfiles(Function<Region, BedrockClient> clients, CatalogueProfiles catalogue) {
    this.clients = clients;
    this.catalogue = catalogue;
  }

  @Override
  public ProfileFacts describe(Region source, Arn profile) {
    boolean application = profile.resourceType().equals("application-inference-profile");
    String identifier = application ? profile.toString() : profile.resourceId();
    GetInferenceProfileResponse answer;
    try {
      answer =
          clients.apply(source).getInferenceProfile(r -> r.inferenceProfileIdentifier(identifier));
    } catch (SdkException e) {
      return application
          ? new ProfileFacts.Unknown(profile, Failure.of(e).why(CALL))
          : catalogue.describe(source, profile);
    }
    String answered = application ? answer.inferenceProfileArn() : answer.inferenceProfileId();
    if (!identifier.equals(answered)) {
      return new ProfileFacts.Unknown(profile, CALL + " described another profile");
    }
    return known(profile, answer.models())
        .<ProfileFacts>map(known -> known)
        .orElseGet(
            () ->
                new ProfileFacts.Unknown(
                    profile,
                    CALL + " named something else than foundation models of its partition"));
  }

  @Override
  public List<ProfileFacts.Known> containing(Region source, String account, ModelId model) {
    try {
      return clients
          .apply(source)
          .listInferenceProfilesPaginator(r -> r.typeEquals(InferenceProfileType.SYSTEM_DEFINED))
          .inferenceProfileSummaries()
          .stream()
          .flatMap(summary -> known(summary, source, account).stream())
          .filter(known -> known.modelIds().contains(model))
          .toList();
    } catch (SdkException e) {
      return catalogue.containing(source, account, model);
    }
  }

  private static Optional<ProfileFacts.Known> known(
      InferenceProfileSummary summary, Region source, String account) {
    return Arn.parse(
            "arn:%s:bedrock:%s:%s:inference-profile/%s"
                .formatted(
                    source.partition().id(), source.id(), account, summary.inferenceProfileId()))
        .flatMap(profile -> known(profile, summary.models()));
  }

  /// Empty unless every model is one a policy can name.
  private static Optional<ProfileFacts.Known> known(
      Arn profile, List<InferenceProfileModel> models) {
    List<Arn> arns =
        models.stream()
            .flatMap(m -> Optional.ofNullable(m.modelArn()).stream())
            .flatMap(text -> Arn.parse(text).stream())
            .filter(arn -> isModelOf(profile, arn))
            .toList();
    if (arns.isEmpty() || arns.size() != models.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProfileFacts.Known(
            profile, arns.stream().distinct().toList(), new ProfileFacts.Provenance.Live()));
  }

  private static boolean isModelOf(Arn profile, Arn arn) {
    return arn.isFoundationModel()
        && arn.partition() == profile.partition()
        && arn.account().isEmpty()
        && (arn.region().isEmpty() || Region.parse(arn.region()).isPresent())
        && !arn.isPattern()
        && ModelId.parse(arn.resourceId()).isPresent();
  }
}
