package io.github.bedrockremedy.edge.bedrock;

import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
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

  private Optional<ProfileFacts.Known> known(CatalogueEntry entry, Region source, Arn profile) {
    Optional<ModelId> model = ModelId.parse(entry.modelId());
    return entry
        .destinations(source.id())
        .filter(destinations -> !destinations.isEmpty())
        .flatMap(destinations -> model.map(id -> models(destinations, source, id)))
        .map(
            models ->
                new ProfileFacts.Known(
                    profile, models, new ProfileFacts.Provenance.Catalogue(catalogue.asOf())));
  }

  private static List<Arn> models(List<String> destinations, Region source, ModelId model) {
    return destinations.stream()
        .map(region -> Arn.foundationModel(source.partition(), region, model))
        .toList();
  }

  private static Arn profile(String id, Region source, String account) {
    return new Arn(source.partition(), "bedrock", source.id(), account, SYSTEM_TYPE + "/" + id);
  }
}
