package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.decision.AccountCheck;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes cases of denials. Equal denials are one case: a repeat is counted and costs no AWS call.
public final class Planning {
  private static final String BY = "DenialHandler";

  private final Planner planner;
  private final CaseLedger ledger;
  private final Opening opening;
  private final Recurrence recurrence;
  private final Tally tally;

  public Planning(Planner planner, CaseLedger ledger, RequestLimit requests, Deadlines deadlines) {
    this.planner = planner;
    this.ledger = ledger;
    this.opening = new Opening(ledger, requests, deadlines, BY);
    this.tally = new Tally(ledger);
    this.recurrence = new Recurrence(planner, ledger, requests, deadlines, BY);
  }

  /// What became of equal denials.
  public sealed interface Outcome {
    /// A new case, or a new plan of an old one.
    record Planned(Case result) implements Outcome {}

    /// A repaired call that was denied again.
    record Recurred(Case result) implements Outcome {}

    /// Counted on a case that stands.
    record Counted(Case standing) implements Outcome {}

    /// Nothing was written, as a matter of principle.
    record Refused(String why) implements Outcome {}
  }

  /// Why a denial is not acted on at all; asked before denials are put together, so that an event
  /// that mixes accounts drags down no honest one.
  public Optional<String> refusal(Denial denial) {
    return AccountCheck.refusal(denial, planner.settings().accounts());
  }

  /// Writes down what was counted a while ago and not yet written.
  public void flush(Instant now) {
    tally.flush(now);
  }

  /// Reads the cases of a batch in one call. See `docs/decisions/0067-a-batch-reads-at-once.md`.
  public Map<CaseId, Case> glance(Collection<CaseKey> keys) {
    return ledger.find(keys.stream().map(CaseKey::id).collect(Collectors.toUnmodifiableSet()));
  }

  /// Takes in equal denials.
  ///
  /// @param latest the youngest of them
  /// @param sightings how many they are
  /// @param glanced the case as it was read together with others since they came; enough to count
  ///     a repeat, and for nothing else
  public Outcome take(
      CloudTrailEvent latest, Sightings sightings, Optional<Case> glanced, Instant now) {
    Denial denial = DenialReader.read(latest);
    Optional<String> refusal = refusal(denial);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    CaseKey key = CaseKey.of(denial);
    if (glanced.isPresent() && isRepeat(glanced.get(), key.hash(), latest, now)) {
      tally.seen(key.id(), sightings, now);
      return new Outcome.Counted(glanced.get());
    }
    Optional<Case> standing = ledger.find(key.id());
    if (standing.isPresent() && !standing.get().keyHash().equals(key.hash())) {
      return new Outcome.Refused("another case has the same short id " + key.id());
    }
    if (standing.isPresent() && !planAgain(standing.get(), latest, now)) {
      return again(standing.get(), latest, sightings, now);
    }
    Optional<Case> repaired = standing.isEmpty() ? repaired(denial, latest) : Optional.empty();
    if (repaired.isPresent()) {
      return again(repaired.get(), latest, sightings, now);
    }
    boolean declined = standing.isPresent() && ledger.declinedBefore(key.id());
    planner.note(denial);
    Plan plan = planner.under(ledger.control()).plan(latest, declined, now);
    if (plan.decision() instanceof Decision.Refuse refuse) {
      return new Outcome.Refused(refuse.rules().getFirst().detail());
    }
    Outcome outcome =
        opening
            .of(plan, standing, now)
            .<Outcome>map(Outcome.Planned::new)
            .orElseGet(() -> overtaken(key.id(), key.hash(), latest, now));
    return counted(outcome, key.id(), sightings, now);
  }

  private Outcome again(Case standing, CloudTrailEvent latest, Sightings sightings, Instant now) {
    Outcome outcome =
        recurs(standing, latest, now)
            ? recurrence
                .take(standing, latest, now)
                .<Outcome>map(Outcome.Recurred::new)
                .orElseGet(() -> overtaken(standing.id(), standing.keyHash(), latest, now))
            : new Outcome.Counted(standing);
    return counted(outcome, standing.id(), sightings, now);
  }

  /// Somebody else wrote the case while it was planned. A denial it would still act on comes again,
  /// and one that has no case yet, where only a counter was contended; any other is a repeat.
  private Outcome overtaken(CaseId id, String hash, CloudTrailEvent latest, Instant now) {
    return ledger
        .find(id)
        .filter(c -> isRepeat(c, hash, latest, now))
        .map(Outcome.Counted::new)
        .orElseThrow(() -> new IllegalStateException("others are writing what counts " + id));
  }

  /// Counted last: a message whose case could not be written comes again, and must not find itself
  /// counted. Whoever dies in between loses nothing: it comes again as a repeat.
  private Outcome counted(Outcome outcome, CaseId id, Sightings sightings, Instant now) {
    tally.seen(id, sightings, now);
    return outcome;
  }

  /// The case that repaired what another layer denies now: people hear of it there, and nowhere
  /// else.
  private Optional<Case> repaired(Denial denial, CloudTrailEvent latest) {
    return CaseKey.ofRepaired(denial)
        .flatMap(key -> ledger.find(key.id()).filter(c -> c.keyHash().equals(key.hash())))
        .filter(c -> Reopening.isAfterRepair(c, latest));
  }

  private boolean isRepeat(Case standing, String hash, CloudTrailEvent latest, Instant now) {
    return standing.keyHash().equals(hash)
        && !planAgain(standing, latest, now)
        && !recurs(standing, latest, now);
  }

  private boolean recurs(Case standing, CloudTrailEvent latest, Instant now) {
    return Reopening.recurs(standing, latest, now)
        || (Reopening.recurredInDryRun(standing, latest) && !isDryRun());
  }

  private boolean isDryRun() {
    return planner.settings().mode() == Mode.DRY_RUN
        || planner.under(ledger.control()).settings().mode() == Mode.DRY_RUN;
  }

  private boolean planAgain(Case standing, CloudTrailEvent latest, Instant now) {
    return Reopening.isDue(standing, latest, () -> ledger.latest(standing.id()).at(), now)
        || (Reopening.hangsOnSettings(standing) && judgedOtherwise(standing));
  }

  /// Whether the settings or the catalogue changed since; those of a drop to dry-run count too, and
  /// are only asked for where the others differ.
  private boolean judgedOtherwise(Case standing) {
    String by = standing.plan().verdict().judgedBy();
    return !by.equals(planner.yardstick())
        && !by.equals(planner.under(ledger.control()).yardstick());
  }
}
