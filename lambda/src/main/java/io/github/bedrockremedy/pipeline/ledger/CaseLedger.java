package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where cases are kept. Every write is conditional on what was read; nothing is ever overwritten
/// blindly.
public interface CaseLedger {
  /// The case, read consistently.
  Optional<Case> find(CaseId id);

  /// Cases read consistently and together. One that is not among them may be there all the same:
  /// who has to know asks for it alone.
  Map<CaseId, Case> find(Set<CaseId> ids);

  /// Adds to how often a denial was seen.
  void seen(CaseId id, Sightings more);

  /// How often a denial was seen; empty if never.
  Optional<Sightings> sightings(CaseId id);

  /// Writes a case that does not exist yet, its first step, and the counters, all or nothing.
  Stored create(Case fresh, Step step, List<Limit> limits);

  /// Replaces a case that still has the expected version by what the last of the steps led to, with
  /// every step and the counters, all or nothing.
  Stored replace(Case expected, List<Taken> steps, List<Limit> limits);

  /// Replaces a case that still has the expected version, with one step and the counters, all or
  /// nothing.
  default Stored replace(Case expected, Case next, Step step, List<Limit> limits) {
    return replace(expected, List.of(new Taken(next, step)), limits);
  }

  /// A step and the case after it.
  record Taken(Case after, Step step) {}

  /// Replaces a case without a step: only what it owes, its request or its clock changed.
  Stored amend(Case expected, Case next);

  /// Marks a case that still has the expected version as told: only what it owes and its clock are
  /// written, and nothing else of it is.
  Stored settle(Case expected, Case next);

  /// Keeps what is about to be sent to people about a generation; the latest one counts. It lies
  /// apart from the case, so that keeping it wakes nobody up.
  void ask(CaseId id, int generation, Request request);

  /// What was sent last to people about a generation.
  Optional<Request> request(CaseId id, int generation);

  /// Every step, oldest first.
  List<Step> history(CaseId id);

  /// The last step, without the many a case has that came back for years.
  Step latest(CaseId id);

  /// Whether this case is never applied without a person again: it was rejected, undone or failed,
  /// or its repair did not hold and what was cleared is not just being written once more.
  default boolean declinedBefore(CaseId id) {
    List<CaseStatus> steps = history(id).stream().map(Step::to).toList();
    int recurred = steps.lastIndexOf(CaseStatus.RECURRED);
    boolean writtenOnceMore =
        steps.subList(recurred + 1, steps.size()).stream()
            .allMatch(to -> to == CaseStatus.APPROVED || to == CaseStatus.APPLYING);
    return (recurred >= 0 && !writtenOnceMore)
        || steps.stream()
            .anyMatch(
                to ->
                    to == CaseStatus.REJECTED
                        || to == CaseStatus.ROLLED_BACK
                        || to == CaseStatus.FAILED);
  }

  /// The kill switch, read consistently.
  Control control();

  /// When a person turned the switch last. A drop to dry-run holds until the next time.
  Optional<Instant> turned();

  /// Drops the installation to dry-run. A drop that is in force stays as it is, with its reason; of
  /// several at the same time one counts.
  void trip(String why, Instant at);

  /// Whether a limit has nothing left.
  boolean exhausted(Limit limit);

  /// Cases the clock has to look at by a time, longest overdue first; read as far as the stream is.
  Stream<Case> due(Instant by);
}
