package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.TargetResolver;
import java.util.Optional;
import java.util.Set;

/// What a case's own record tells once more: the denial, and the one principal its policy may be
/// on. Nothing else in the row is believed about where to write or to remove.
///
/// @param denial the denied call
/// @param target where the case's policy is, if it is anywhere
/// @param regions where the call leads to, as far as the case knows
record OwnRecord(Denial denial, PatchTarget target, Set<String> regions) {
  OwnRecord {
    regions = Set.copyOf(regions);
  }

  /// Empty if the record cannot be read, belongs to another case, or names no patchable principal.
  static Optional<OwnRecord> of(Case kept) {
    if (!(EventReader.read(kept.event()) instanceof EventReading.AccessDenied denied)) {
      return Optional.empty();
    }
    Denial denial = DenialReader.read(denied.event());
    CaseKey key = CaseKey.of(denial);
    boolean own = key.id().equals(kept.id()) && key.hash().equals(kept.keyHash());
    return own && TargetResolver.resolve(denial) instanceof PatchTarget target
        ? Optional.of(new OwnRecord(denial, target, KnownRegions.of(kept.plan())))
        : Optional.empty();
  }
}
