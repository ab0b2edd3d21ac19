package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.target.PatchTarget;

/// A patch that may be written. Only [Clearance] makes one, and only a policy store takes one.
public final class ClearedPatch {
  private final PatchTarget target;
  private final PolicyPatch patch;
  private final Approval approval;

  ClearedPatch(PatchTarget target, PolicyPatch patch, Approval approval) {
    this.target = target;
    this.patch = patch;
    this.approval = approval;
  }

  /// Where it goes.
  public PatchTarget target() {
    return target;
  }

  /// What goes there.
  public PolicyPatch patch() {
    return patch;
  }

  /// What cleared it.
  public Approval approval() {
    return approval;
  }
}
