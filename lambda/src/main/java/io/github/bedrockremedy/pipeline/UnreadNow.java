package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.evidence.Learned;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.util.Optional;
import java.util.Set;

/// What could not be read now but could be when a plan was made: it is asked again, and nothing is
/// concluded from it, least of all that the world changed.
final class UnreadNow {
  private UnreadNow() {}

  /// Why a plan made right before a write cannot be held against the case's; empty if it can.
  static Optional<String> of(Case found, Plan fresh) {
    if (fresh.evidence().principal() instanceof PrincipalFacts.NotRead not) {
      return Optional.of("the principal could not be read: " + not.why());
    }
    if (!(fresh.evidence().principal() instanceof PrincipalFacts.Known)) {
      return Optional.empty();
    }
    if (!found.plan().proof().isEmpty()
        && fresh.evidence().before() instanceof Simulation.NotDone not) {
      return Optional.of("IAM's simulator gave no answer: " + not.why());
    }
    boolean unchanged = fresh.fingerprint().equals(found.plan().fingerprint());
    return unchanged && destinations(found, fresh)
        ? Optional.of(Gathering.UNHEARD)
        : Optional.empty();
  }

  /// Whether the case knew from Bedrock where its call leads to, and now there is the catalogue
  /// alone: that leaves out a Region, or is the one the plan had and would have named the same.
  static boolean destinations(Case found, Plan fresh) {
    Learned now = fresh.evidence().learned();
    Set<String> known = KnownRegions.of(found.plan());
    boolean sameCatalogue = fresh.judgedBy().equals(found.plan().verdict().judgedBy());
    return !now.coversAll(known) || (sameCatalogue && !now.agrees(known));
  }
}
