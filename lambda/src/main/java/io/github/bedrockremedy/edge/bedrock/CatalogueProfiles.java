package io.github.bedrockremedy.edge.bedrock;

import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.GuardrailFacts;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The embedded catalogue alone: for explaining offline, and behind Bedrock's own answer. A profile
/// that is no longer listed is answered too, for a denial may be older than the catalogue.
public final class CatalogueProfiles implements InferenceProfiles {
  private static final String SYSTEM_TYPE = "inference-profile";

  private final ProfileCatalogue catalogue;

  public CatalogueProfiles(ProfileCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public ProfileFacts describe(Region source, Arn profile) {
    if (!profile.resourceType().equals(SYSTEM_TYPE)) {
      return new ProfileFacts.Unknown(
          profile, "only Bedrock knows where a customer's own profile routes to");
    }
    Optional<CatalogueEntry> entry = catalogue.find(profile.resourceId());
    if (entry.isEmpty()) {
      return new ProfileFacts.Unknown(
          profile, "the catalogue of " + catalogue.asOf() + " does not hold it");
    }
    return entry
        .flatMap(e -> known(e, source, profile))
        .<ProfileFacts>map(known -> known)
        .orElseGet(
            () ->
                new ProfileFacts.Unknown(
                    profile,
                    "the catalogue of "
                        + catalogue.asOf()
                        + " does not know where it routes to from "
                        + source));
  }

  @Override
  public List<ProfileFacts.Known> containing(Region source, String account, ModelId model) {
    return catalogue.entries().values().stream()
        .filter(entry -> entry.modelId().equals(model.value()))
        .flatMap(entry -> known(entry, source, profile(entry.id(), source, account)).stream())
        .toList();
  }

  @Override
  public RouterFacts router(Region source, Arn router) {
    return new RouterFacts.Unknown(
        router, "only Bedrock knows which models a prompt router chooses from");
  }

  @Override
  public GuardrailFacts guardrail(Region source, Arn guardrail) {
    return new GuardrailFacts.Unknown("only Bedrock knows the guardrail's settings");
  }

  @Override
  public GuardrailFacts guardrailProfile(Region source, Arn profile) {
    return catalogue
        .guardrailDestinations(profile.resourceId(), source.id())
        .<GuardrailFacts>map(
            regions ->
                new GuardrailFacts.Known(
                    regions.stream()
                        .map(
                            region ->
                                new Arn(
                                    profile.partition(),
                                    "bedrock",
                                    region,
                                    profile.account(),
                                    profile.resource()))
                        .toList()))
        .orElseGet(
            () ->
                new GuardrailFacts.Unknown(
                    "the catalogue of "
                        + catalogue.asOf()
                        + " does not know where it leads to from "
                        + source));
  }

  private Optional<ProfileFacts.Known> known(CatalogueEntry entry, Region source, Arn profile) {
    Optional<ModelId> model = ModelId.parse(entry.modelId());
    return entry
        .destinations(source.id())
        .filter(destinations -> !destinations.isEmpty())
        .flatMap(destinations -> model.map(id -> models(destinations, source, id)))
        .map(
            models ->
                new ProfileFacts.Known(
                    profile,
                    models,
                    new ProfileFacts.Provenance.Catalogue(
                        catalogue.asOf(), entry.evidence(), entry.lastSeen())));
  }

  private static List<Arn> models(List<String> destinations, Region source, ModelId model) {
    List<Arn> models = new ArrayList<>(destinations.size());
    Arn first = Arn.foundationModel(source.partition(), destinations.getFirst(), model);
    for (String region : destinations) {
      models.add(new Arn(first.partition(), first.service(), region, "", first.resource()));
    }
    return models;
  }

  private static Arn profile(String id, Region source, String account) {
    return new Arn(source.partition(), "bedrock", source.id(), account, SYSTEM_TYPE + "/" + id);
  }
}
