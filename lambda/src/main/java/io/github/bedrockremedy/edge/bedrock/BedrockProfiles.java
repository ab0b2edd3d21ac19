package io.github.bedrockremedy.edge.bedrock;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.GuardrailFacts;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
      return unanswered(source, profile, application, Failure.of(e));
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

  /// The catalogue answers where Bedrock did not. If Bedrock said that there is no such profile and
  /// the catalogue knows of none either, there is none.
  private ProfileFacts unanswered(
      Region source, Arn profile, boolean application, Failure failure) {
    if (application) {
      return new ProfileFacts.Unknown(profile, failure.why(CALL));
    }
    ProfileFacts listed = catalogue.describe(source, profile);
    return listed instanceof ProfileFacts.Unknown && failure.absent()
        ? new ProfileFacts.NoSuch(profile)
        : listed;
  }

  @Override
  public List<ProfileFacts.Known> containing(Region source, String account, ModelId model) {
    try {
      return Stream.of(InferenceProfileType.SYSTEM_DEFINED, InferenceProfileType.APPLICATION)
          .flatMap(type -> summaries(source, type))
          .flatMap(summary -> known(summary, source, account).stream())
          .filter(known -> known.modelIds().contains(model))
          .toList();
    } catch (SdkException e) {
      return catalogue.containing(source, account, model);
    }
  }

  private Stream<InferenceProfileSummary> summaries(Region source, InferenceProfileType type) {
    return clients
        .apply(source)
        .listInferenceProfilesPaginator(r -> r.typeEquals(type))
        .inferenceProfileSummaries()
        .stream();
  }

  /// Older answers leave the account out of a system-defined profile's ARN; the id is enough there.
  private static Optional<ProfileFacts.Known> known(
      InferenceProfileSummary summary, Region source, String account) {
    boolean application = summary.type() == InferenceProfileType.APPLICATION;
    String arn =
        application
            ? summary.inferenceProfileArn()
            : "arn:%s:bedrock:%s:%s:inference-profile/%s"
                .formatted(
                    source.partition().id(), source.id(), account, summary.inferenceProfileId());
    return Arn.parse(arn)
        .filter(profile -> profile.isProfile() && profile.account().equals(account))
        .flatMap(profile -> known(profile, summary.models()));
  }

  @Override
  public RouterFacts router(Region source, Arn router) {
    return new PromptRouters(clients.apply(source), this).describe(source, router);
  }

  @Override
  public GuardrailFacts guardrail(Region source, Arn guardrail) {
    return new Guardrails(clients.apply(source), this).describe(source, guardrail);
  }

  /// No call of Bedrock tells where a guardrail profile leads to; its documentation does.
  @Override
  public GuardrailFacts guardrailProfile(Region source, Arn profile) {
    return catalogue.guardrailProfile(source, profile);
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

  /// Whether an ARN Bedrock answered is of a foundation model a policy can name beside a profile or
  /// router.
  static boolean isModelOf(Arn profile, Arn arn) {
    return arn.isFoundationModel()
        && arn.partition() == profile.partition()
        && arn.account().isEmpty()
        && (arn.region().isEmpty() || Region.parse(arn.region()).isPresent())
        && !arn.isPattern()
        && ModelId.parse(arn.resourceId()).isPresent();
  }
}
