package io.github.bedrockremedy.pipeline.foresight;

/// A grant that names profiles in too wide a way to tell what its owner meant: nothing is asked for
/// by it.
///
/// @param policy name of the policy it stands in
/// @param pattern the resource as written
public record Broad(HeldPrincipal holder, String policy, String pattern, Why why) {
  /// What is too wide about it.
  public enum Why {
    /// It names profiles of any model and geography.
    ANY_PROFILE,
    /// It names more profiles than anyone would look through.
    MANY_PROFILES,
    /// It names a profile in Regions the policies do not tell.
    ANY_REGION,
    /// A policy variable decides what it names.
    VARIABLE
  }
}
