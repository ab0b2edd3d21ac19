package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.target.PatchTarget;

/// A patch together with what it was planned on.
///
/// @param target where it would land
/// @param patch what would be written
/// @param decision what the rules made of it
/// @param fingerprint hash of everything the plan rests on: unique id, tag, boundary and every
///     policy that is not ours
public record PlannedPatch(
    PatchTarget target, PolicyPatch patch, Decision decision, String fingerprint) {}
