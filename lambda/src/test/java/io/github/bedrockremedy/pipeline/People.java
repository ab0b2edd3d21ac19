package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.RequestToken;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/// Who decides in a history: whoever holds the last link, and whoever makes a row up.
final class People {
  private final WhatMustHold model;
  private final Random random;

  People(WhatMustHold model, Random random) {
    this.model = model;
    this.random = random;
  }

  void decide(PersonDecision.Verdict verdict, boolean holdsLink, Instant now) {
    Optional<Case> on = model.standing().filter(c -> c.plan().proposal().isPresent());
    Optional<String> link = model.said.link();
    if (on.isEmpty() || (holdsLink && link.isEmpty())) {
      return;
    }
    String hash = on.get().plan().proposal().orElseThrow().sha256();
    String proof = holdsLink ? new RequestToken(link.orElseThrow()).decidingForm() : "forged";
    int generation = on.get().generation();
    boolean first =
        model.decisions.decide(
            new PersonDecision(
                WhatMustHold.ID,
                generation,
                verdict,
                hash,
                proof,
                "Jo",
                Approval.Via.PAGE,
                "",
                now));
    if (first && verdict == PersonDecision.Verdict.APPROVE && holdsLink) {
      model.said.approved(link.orElseThrow(), generation, hash, now);
    }
  }

  /// Who asks is refused where there is nothing to undo; a row may be there all the same.
  void wish(Instant now) {
    if (random.nextInt(4) == 0 || model.standing().filter(Case::canBeUndone).isPresent()) {
      decide(PersonDecision.Verdict.ROLLBACK, false, now);
    }
  }
}
