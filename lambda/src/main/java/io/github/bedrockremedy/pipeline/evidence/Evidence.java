package io.github.bedrockremedy.pipeline.evidence;

/// Everything a conclusion may rest on.
///
/// @param needed what the call needs in full
/// @param principal the principal as IAM describes it
/// @param before IAM's answers as things stand
/// @param owner who maintains the principal
public record Evidence(
    Needed needed, PrincipalFacts principal, Simulation before, Owner owner) {}
