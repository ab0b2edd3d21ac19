package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;
import java.util.Optional;

/// Diagnoses that lead to a patch.
public final class Patches {
  private Patches() {}

  public static Diagnosis.MissingAllow missing(Needed needed) {
    return missing(needed, new OwnGrant.Partial(false));
  }

  public static Diagnosis.MissingAllow missing(Needed needed, OwnGrant grant) {
    return new Diagnosis.MissingAllow(
        Cause.MISSING_DESTINATION_REGIONS,
        needed,
        Confidence.CONFIRMED,
        Optional.empty(),
        grant,
        List.of());
  }
}
