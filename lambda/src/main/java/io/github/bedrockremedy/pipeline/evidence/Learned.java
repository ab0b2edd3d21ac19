package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import java.util.Set;
import java.util.stream.Collectors;

/// What a call needs, and who says so: the catalogue stands in for Bedrock, and may know fewer
/// Regions or more.
///
/// @param needed what the call needs
/// @param heard whether Bedrock itself said what stands behind every name
public record Learned(Needed needed, boolean heard) {
  /// Reads what a denied call needs.
  public static Learned of(Denial denial, InferenceProfiles profiles) {
    var listening = new Listening(profiles);
    Needed needed = new NeededReader(listening).read(denial);
    return new Learned(needed, listening.heard());
  }

  /// Whether this may be held against what rests on certain Regions: it comes from Bedrock, or
  /// names the very same.
  public boolean agrees(Set<String> known) {
    return heard || regions().equals(known);
  }

  /// Whether it leaves out none of certain Regions but those that Bedrock itself does not name.
  public boolean coversAll(Set<String> known) {
    return heard || regions().containsAll(known);
  }

  private Set<String> regions() {
    return needed.regions().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());
  }
}
