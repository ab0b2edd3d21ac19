package io.github.bedrockremedy.pipeline.target;

/// The place a repair belongs to.
public sealed interface Target permits PatchTarget, NotPatchable {}
