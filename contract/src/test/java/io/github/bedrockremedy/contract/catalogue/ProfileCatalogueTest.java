package io.github.bedrockremedy.contract.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileCatalogueTest {
  private final ProfileCatalogue catalogue = ProfileCatalogue.embedded();

  @Test
  void carriesItsDateAndEveryPairOfIt() {
    assertEquals("2026-08-21", catalogue.asOf());
    assertEquals(
        1111, catalogue.entries().values().stream().mapToInt(e -> e.sources().size()).sum());
  }

  @Test
  void destinationsDependOnTheSourceRegion() {
    CatalogueEntry sonnet =
        catalogue.find("us.anthropic.claude-sonnet-4-5-20250929-v1:0").orElseThrow();
    assertEquals(
        Optional.of(List.of("us-east-1", "us-east-2", "us-west-2")),
        sonnet.destinations("us-east-1"));
    assertEquals(
        Optional.of(List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2")),
        sonnet.destinations("us-west-1"));
    assertEquals(Optional.empty(), sonnet.destinations("eu-west-1"));
  }

  @Test
  void aGlobalProfileRoutesToItsSourceAndToTheArnWithoutRegion() {
    CatalogueEntry global =
        catalogue.find("global.anthropic.claude-sonnet-4-5-20250929-v1:0").orElseThrow();
    assertEquals(Optional.of(List.of("", "eu-west-1")), global.destinations("eu-west-1"));
  }

  @Test
  void aSourceThatIsNoDestinationStaysOne() {
    CatalogueEntry old =
        catalogue.find("us.anthropic.claude-3-5-sonnet-20240620-v1:0").orElseThrow();
    assertFalse(old.destinations("us-east-2").orElseThrow().contains("us-east-2"));
  }

  @Test
  void aProfileWithUnpublishedDestinationsIsKnownButRoutesNowhere() {
    CatalogueEntry fable = catalogue.find("us.anthropic.claude-fable-5-1").orElseThrow();
    assertEquals("destinations-unknown", fable.status());
    assertTrue(fable.sources().isEmpty());
  }
}
