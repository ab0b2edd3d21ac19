package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Cases in memory, conditional like those in the table; one case at a time is enough here. It says
/// what each worker read.
final class MemoryLedger implements CaseLedger {
  final List<Step> steps = new ArrayList<>();
  boolean paused;
  boolean dropped;
  private final Trouble trouble;
  private final Workers workers;
  private final Map<String, Request> requests = new HashMap<>();
  private final Map<String, Set<String>> counted = new HashMap<>();
  private Optional<Case> kept = Optional.empty();

  MemoryLedger(Trouble trouble) {
    this.trouble = trouble;
    this.workers = trouble.workers;
  }

  @Override
  public Optional<Case> find(CaseId id) {
    return workers.call(() -> had(kept.filter(c -> c.id().equals(id))));
  }

  @Override
  public Map<CaseId, Case> find(Set<CaseId> ids) {
    return workers.call(
        () -> kept.filter(c -> ids.contains(c.id())).map(c -> Map.of(c.id(), c)).orElse(Map.of()));
  }

  private Optional<Case> had(Optional<Case> read) {
    workers.atWork().has(read, steps.size());
    return read;
  }

  /// The case there is.
  Optional<Case> only() {
    return kept;
  }

  @Override
  public void seen(CaseId id, Sightings more) {}

  @Override
  public Optional<Sightings> sightings(CaseId id) {
    return Optional.empty();
  }

  @Override
  public Stored create(Case fresh, Step step, List<Limit> limits) {
    return trouble.write(
        () -> kept.isPresent() ? Stored.CONFLICT : stored(List.of(new Taken(fresh, step)), limits));
  }

  @Override
  public Stored replace(Case expected, List<Taken> taken, List<Limit> limits) {
    return trouble.write(() -> stands(expected) ? stored(taken, limits) : Stored.CONFLICT);
  }

  private boolean stands(Case expected) {
    return kept.filter(c -> c.version() == expected.version() && c.status() == expected.status())
        .isPresent();
  }

  private Stored stored(List<Taken> taken, List<Limit> limits) {
    for (Limit limit : limits) {
      Set<String> tokens = counted.computeIfAbsent(limit.name(), _ -> new HashSet<>());
      if (!tokens.contains(limit.token()) && tokens.size() >= limit.most()) {
        return Stored.OVER_LIMIT;
      }
    }
    limits.forEach(l -> counted.computeIfAbsent(l.name(), _ -> new HashSet<>()).add(l.token()));
    taken.forEach(t -> steps.add(t.step()));
    kept = had(Optional.of(taken.getLast().after()));
    return Stored.DONE;
  }

  @Override
  public Stored amend(Case expected, Case next) {
    return trouble.write(
        () -> {
          if (!stands(expected)) {
            return Stored.CONFLICT;
          }
          kept = had(Optional.of(next));
          return Stored.DONE;
        });
  }

  @Override
  public Stored settle(Case expected, Case next) {
    return amend(expected, next);
  }

  @Override
  public void ask(CaseId id, int generation, Request request) {
    trouble.write(() -> Optional.ofNullable(requests.put(id + "/" + generation, request)));
    workers.atWork().asks(generation);
  }

  @Override
  public Optional<Request> request(CaseId id, int generation) {
    return workers.call(() -> Optional.ofNullable(requests.get(id + "/" + generation)));
  }

  @Override
  public List<Step> history(CaseId id) {
    return workers.call(() -> List.copyOf(steps));
  }

  @Override
  public Step latest(CaseId id) {
    return workers.call(steps::getLast);
  }

  @Override
  public Control control() {
    return workers.look(
        () -> {
          workers.atWork().readSwitch(!dropped && !paused, workers.acted());
          return dropped
              ? new Control.DryRun("a test")
              : paused ? new Control.Paused("a test") : new Control.Running();
        });
  }

  @Override
  public Optional<Instant> turned() {
    return Optional.empty();
  }

  @Override
  public void trip(String why, Instant at) {}

  @Override
  public boolean exhausted(Limit limit) {
    return false;
  }

  @Override
  public Stream<Case> due(Instant by) {
    return workers.call(
        () -> kept.filter(c -> c.dueAt().filter(at -> !at.isAfter(by)).isPresent()).stream());
  }
}
