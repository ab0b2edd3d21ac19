package io.github.bedrockremedy.contract.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One system-defined profile.
///
/// @param id profile id, `us.amazon.nova-lite-v1:0`
/// @param modelId id of the one model behind it, `amazon.nova-lite-v1:0`
/// @param status `current`, `not-listed` (the API returned it earlier), `unverified` (documentation
///     only) or `destinations-unknown`
/// @param lastSeen date of the last API answer that held it, or `-`
/// @param evidence where the entry comes from, words separated by commas
/// @param sources source Region to destination Regions, sorted; the empty string is the Region-less
///     ARN of a global profile
public record CatalogueEntry(
    String id,
    String modelId,
    String status,
    String lastSeen,
    String evidence,
    Map<String, List<String>> sources) {
  public CatalogueEntry {
    sources = Map.copyOf(sources);
  }

  /// Destinations from a source Region; empty when the pair is not known.
  public Optional<List<String>> destinations(String sourceRegion) {
    return Optional.ofNullable(sources.get(sourceRegion));
  }
}
