package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.pipeline.denial.Denial;
import java.util.Optional;
import java.util.Set;

/// The Regions whose denials an installation takes in. Asked beside [AccountCheck], before anything
/// is fetched or written: a rule or a bus may bring more than was configured.
///
/// @param ids Regions by their ids, or [#EVERY]
public record SourceRegions(Set<String> ids) {
  /// Stands for every Region; no stack sets it.
  public static final String EVERY = "*";

  public SourceRegions {
    ids = Set.copyOf(ids);
  }

  /// Why a denial of this Region is not acted on; empty if it is.
  public Optional<String> refusal(Denial denial) {
    return ids.contains(EVERY) || ids.contains(denial.region().id())
        ? Optional.empty()
        : Optional.of("Region " + denial.region() + " is not among the source Regions");
  }
}
