package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A plan with nothing in it, for tests that only move cases about.
final class Cases {
  private Cases() {}

  static CasePlan plan() {
    return new CasePlan(
        new CasePlan.Subject(
            "event",
            "618048437522",
            "us-east-1",
            "Converse",
            Optional.empty(),
            Optional.empty(),
            "none",
            "",
            Optional.empty()),
        new CasePlan.Finding(
            "undetermined",
            "inferred",
            "",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()),
        Optional.empty(),
        new CasePlan.Verdict("approve", "yardstick", "report", Optional.empty(), List.of()),
        List.of(),
        Optional.empty(),
        "fingerprint",
        Instant.EPOCH);
  }
}
