package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Control;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Puts together what is told in one message instead of many.
public final class Digests {
  /// Cases that are held in memory at once.
  private static final int MOST = 1000;

  private static final Duration OLD = Duration.ofDays(30);
  private static final Duration EVER = Duration.ofDays(3650);

  private final CaseLedger ledger;
  private final Notices notices;
  private final boolean mayWrite;

  /// @param mayWrite whether there is a handler that takes decisions in; in `dry-run` there is none
  public Digests(CaseLedger ledger, Notices notices, boolean mayWrite) {
    this.ledger = ledger;
    this.notices = notices;
    this.mayWrite = mayWrite;
  }

  /// By when every case that the clock looks at is due.
  static Instant ever(Instant now) {
    return now.plus(EVER);
  }

  /// Whether a waiting case owes to be told of with others of its hour. That it was is kept by its
  /// time: it is looked at on the hour then.
  static boolean isWaiting(Case due, Instant now) {
    return due.status() == CaseStatus.PLANNED
        && due.dueAt().filter(at -> !at.isAfter(now) && RequestLimit.isDigest(at)).isPresent();
  }

  /// Tells of the cases an hour's limit leaves waiting, in one message for each account, and only
  /// then sends them on to the next hour; an hour the clock did not strike in is told late. All
  /// that wait are counted, whether or not there was time to look at them; where there was none to
  /// find them all, the next strike tells again.
  ///
  /// @param kept what this run looked at and left as it was
  /// @param goOn asked before each further case whether there is time for it
  public void waiting(List<Case> kept, Instant now, BooleanSupplier goOn) {
    Map<CaseId, Case> untold = new LinkedHashMap<>();
    kept.stream().filter(c -> isWaiting(c, now)).forEach(c -> untold.put(c.id(), c));
    if (untold.isEmpty() || !mayWrite || ledger.control() instanceof Control.DryRun) {
      return;
    }
    Map<String, Gathered> waiting = new TreeMap<>();
    untold.values().forEach(c -> gather(waiting, c));
    boolean whole =
        read(
            RequestLimit.nextHour(now),
            () -> untold.size() < MOST && goOn.getAsBoolean(),
            c -> {
              if (c.status() == CaseStatus.PLANNED) {
                gather(waiting, c);
              }
              if (isWaiting(c, now)) {
                untold.put(c.id(), c);
              }
            });
    waiting
        .keySet()
        .retainAll(untold.values().stream().map(Digests::account).collect(Collectors.toSet()));
    Instant hour = RequestLimit.toldHour(now);
    Instant at = whole ? hour : now.truncatedTo(ChronoUnit.MINUTES);
    waiting.forEach(
        (account, cases) ->
            notices.post(
                new Notice(
                    Notice.Kind.WAITING, account + "/" + at, cases.values(account, whole), now)));
    for (Case one : untold.values()) {
      ledger.amend(one, one.change(now).due(RequestLimit.nextHour(hour)).build());
    }
  }

  private static String account(Case one) {
    return one.plan().subject().account();
  }

  private static void gather(Map<String, Gathered> by, Case one) {
    by.computeIfAbsent(account(one), _ -> new Gathered()).add(one);
  }

  /// Whether a case is told of with others that an hour's reports left over.
  static boolean isUntold(Case due) {
    return due.status() == CaseStatus.REPORTED
        && !due.holdsPolicy()
        && due.owes().isEmpty()
        && due.dueAt().isPresent();
  }

  /// Tells of the cases an hour's reports left over, in one message for each account, and only then
  /// takes them off the clock.
  ///
  /// @param due what this run looks at; where none of them is left over, nothing is read
  /// @param goOn asked before each case whether there is time for it
  public void reported(List<Case> due, Instant now, BooleanSupplier goOn) {
    if (due.stream().noneMatch(Digests::isUntold)) {
      return;
    }
    Map<String, Gathered> untold = new TreeMap<>();
    List<Case> cases = new ArrayList<>();
    boolean whole =
        read(
            now,
            () -> cases.size() < MOST && goOn.getAsBoolean(),
            one -> Optional.of(one).filter(Digests::isUntold).ifPresent(cases::add));
    for (Case one : cases) {
      String key = one.plan().subject().account() + "/" + one.dueAt().orElse(now);
      untold.computeIfAbsent(key, _ -> new Gathered()).add(one);
    }
    untold.forEach(
        (key, of) ->
            notices.post(
                new Notice(
                    Notice.Kind.REPORTED,
                    key,
                    of.values(key.substring(0, key.indexOf('/')), whole),
                    now)));
    for (Case told : cases) {
      ledger.amend(told, told.change(now).owes(Optional.empty(), Optional.empty()).build());
    }
  }

  /// Every case the clock has to look at by a time, as far as there is time.
  ///
  /// @return whether these were all
  private boolean read(Instant by, BooleanSupplier goOn, Consumer<Case> each) {
    for (Iterator<Case> all = ledger.due(by).iterator(); all.hasNext(); ) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      each.accept(all.next());
    }
    return true;
  }

  private static String counted(int count, boolean whole) {
    return whole ? String.valueOf(count) : "at least " + count;
  }

  /// The cases of an account that are told of together: all are counted, the first are named.
  private static final class Gathered {
    private static final int NAMED = 20;

    private final Set<String> ids = new LinkedHashSet<>();

    void add(Case one) {
      ids.add(one.id().value());
    }

    List<String> values(String account, boolean whole) {
      List<String> values = new ArrayList<>();
      values.add(account);
      values.add(counted(ids.size(), whole));
      ids.stream().limit(NAMED).forEach(values::add);
      return values;
    }
  }

  /// Tells once a week that this installation is at work, or what keeps it from that, and which
  /// patches are older than 30 days.
  ///
  /// @param goOn asked before each case whether there is time for it
  public void alive(List<Lifeline> lifelines, Instant now, BooleanSupplier goOn) {
    int[] counts = {0, 0};
    List<String> old = new ArrayList<>();
    boolean whole =
        read(
            ever(now),
            goOn,
            one -> {
              counts[0]++;
              counts[1] += one.holdsPolicy() ? 1 : 0;
              if (isOld(one, now)) {
                old.add(one.id().value());
              }
            });
    List<String> values = new ArrayList<>();
    values.add(counted(counts[0], whole));
    values.add(counted(counts[1], whole));
    values.add(broken(lifelines));
    values.add(stopped(ledger.control()));
    values.addAll(old);
    String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    notices.post(new Notice(Notice.Kind.ALIVE, day, values, now));
  }

  private static boolean isOld(Case one, Instant now) {
    return one.holdsPolicy()
        && one.appliedAt().filter(at -> at.plus(OLD).isBefore(now)).isPresent();
  }

  private static String stopped(Control control) {
    return switch (control) {
      case Control.Running _ -> "-";
      case Control.Paused _, Control.Unread _ -> "paused";
      case Control.DryRun _ -> "dry-run";
    };
  }

  private static String broken(List<Lifeline> lifelines) {
    String broken =
        lifelines.stream()
            .filter(line -> line.state() instanceof Lifeline.State.Broken)
            .map(line -> line.link().id())
            .collect(Collectors.joining(", "));
    return broken.isEmpty() ? "-" : broken;
  }
}
