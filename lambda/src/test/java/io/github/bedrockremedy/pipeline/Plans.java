package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans made without an account, as on a laptop.
public final class Plans {
  private Plans() {}

  /// In the mode that would act the most, so that nothing is held back by the mode alone.
  public static Plan offline(CloudTrailEvent event) {
    return offline(event, Mode.AUTO);
  }

  public static Plan offline(CloudTrailEvent event, Mode mode) {
    var settings =
        new RuleSettings(mode, Optional.empty(), Set.of("*"), List.of("*"), List.of(), false);
    return new Planner(
            Gathering.offline(new CatalogueProfiles(ProfileCatalogue.embedded())), settings)
        .plan(event, false, event.time().plusSeconds(60));
  }
}
