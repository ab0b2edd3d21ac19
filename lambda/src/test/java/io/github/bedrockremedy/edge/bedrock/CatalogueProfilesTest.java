package io.github.bedrockremedy.edge.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueProfilesTest {
  static final String SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  static final Region VIRGINIA = new Region("us-east-1");

  private final ProfileCatalogue catalogue = ProfileCatalogue.embedded();
  private final CatalogueProfiles profiles = new CatalogueProfiles(catalogue);

  @Test
  void aGeographicProfileIsEveryModelItRoutesToFromTheSourceRegion() {
    ProfileFacts.Known known = known(profile("us." + SONNET));

    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"),
        known.regions().stream().map(Region::id).toList());
    assertEquals(List.of(new ModelId(SONNET)), known.modelIds());
    assertEquals(
        new ProfileFacts.Provenance.Catalogue(
            catalogue.asOf(), "docs-table,api-scan,docs-model-card", "2026-08-21"),
        known.from());
  }

  @Test
  void aGlobalProfileKeepsTheArnThatHasNoRegion() {
    ProfileFacts.Known known = known(profile("global." + SONNET));

    assertTrue(known.isGlobal());
    assertEquals(
        "arn:aws:bedrock:::foundation-model/" + SONNET, known.models().getFirst().toString());
  }

  @Test
  void aProfileThatIsNoLongerListedIsStillAnswered() {
    CatalogueEntry old =
        catalogue.entries().values().stream()
            .filter(e -> e.status().equals("not-listed") && !e.sources().isEmpty())
            .findFirst()
            .orElseThrow();
    Region source = new Region(old.sources().keySet().iterator().next());

    ProfileFacts facts =
        profiles.describe(
            source,
            new Arn(
                source.partition(),
                "bedrock",
                source.id(),
                Targets.ACCOUNT,
                "inference-profile/" + old.id()));
    assertInstanceOf(ProfileFacts.Known.class, facts);
  }

  @Test
  void whatTheCatalogueDoesNotKnowIsUnknownAndNotGuessed() {
    assertUnknown(profile("us.acme.unheard-of-v1:0"), VIRGINIA, "does not hold it");
    assertUnknown(profile("us." + SONNET), new Region("eu-west-1"), "routes to from eu-west-1");
    assertUnknown(
        Targets.arn("arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/abc123"),
        VIRGINIA,
        "only Bedrock knows");
  }

  @Test
  void profilesThatRouteToAModelAreFoundInTheirSourceRegionOnly() {
    List<ProfileFacts.Known> found =
        profiles.containing(VIRGINIA, Targets.ACCOUNT, new ModelId(SONNET));

    assertEquals(
        List.of("global." + SONNET, "us." + SONNET),
        found.stream().map(k -> k.arn().resourceId()).sorted().toList());
    assertTrue(found.stream().allMatch(k -> k.arn().account().equals(Targets.ACCOUNT)));
    assertEquals(
        List.of(),
        profiles.containing(VIRGINIA, Targets.ACCOUNT, new ModelId("acme.unheard-of-v1:0")));
  }

  @Test
  void everyEntryOfTheCatalogueWithDestinationsCanBeAnswered() {
    for (CatalogueEntry entry : catalogue.entries().values()) {
      for (String id : entry.sources().keySet()) {
        Region source = new Region(id);
        ProfileFacts facts =
            profiles.describe(
                source,
                new Arn(
                    source.partition(),
                    "bedrock",
                    id,
                    Targets.ACCOUNT,
                    "inference-profile/" + entry.id()));
        assertInstanceOf(ProfileFacts.Known.class, facts, entry.id() + " from " + id);
      }
    }
  }

  private ProfileFacts.Known known(Arn profile) {
    return assertInstanceOf(ProfileFacts.Known.class, profiles.describe(VIRGINIA, profile));
  }

  private void assertUnknown(Arn profile, Region source, String words) {
    ProfileFacts.Unknown unknown =
        assertInstanceOf(ProfileFacts.Unknown.class, profiles.describe(source, profile));
    assertTrue(unknown.why().contains(words), unknown.why());
  }

  static Arn profile(String id) {
    return Targets.arn("arn:aws:bedrock:us-east-1:618048437522:inference-profile/" + id);
  }
}
