package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.denial.DenialReader;

/// What a denied call needs, with the profiles of the catalogue where none are given.
final class NeededOf {
  private NeededOf() {}

  static Needed read(Records record) {
    return new NeededReader(new CatalogueProfiles(ProfileCatalogue.embedded()))
        .read(DenialReader.read(record.event()));
  }

  /// With these profiles and no others.
  static Needed read(Records record, ProfileFacts.Known... known) {
    return new NeededReader(FakeProfiles.of(known)).read(DenialReader.read(record.event()));
  }

  /// Why nobody can tell, and what people are told to do.
  static String unclear(Records record) {
    var unclear = assertInstanceOf(Needed.Unclear.class, read(record));
    assertFalse(unclear.nextSteps().isEmpty());
    return unclear.why() + " " + String.join(" ", unclear.nextSteps());
  }
}
