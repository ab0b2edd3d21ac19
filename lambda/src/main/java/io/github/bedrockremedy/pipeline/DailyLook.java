package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory.Part;
import io.github.bedrockremedy.pipeline.foresight.Round;
import io.github.bedrockremedy.pipeline.foresight.Rounds;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// The daily look at an account's roles and users: opens a case for each call that certainly would
/// be denied, and tells of policies of ours that no case knows. It goes on where it stopped, for
/// want of time within the same day, for want of plans on the next: so that everybody has a turn,
/// and nobody two on one day. See `docs/decisions/0068-the-look-goes-on.md`.
public final class DailyLook {
  /// Plans an account is worth a day; each costs about twelve calls.
  static final int PLANS = 30;

  /// Runs of a day; the clock strikes every five minutes.
  static final int RUNS = 24;

  private final Function<String, PrincipalInventory> inventories;
  private final Planner planner;
  private final LookAhead ahead;
  private final CaseLedger ledger;
  private final Rounds rounds;
  private final Foreseeing foreseeing;
  private final Strays strays;

  /// @param inventories the roles and users of an account, by its id
  public DailyLook(
      Function<String, PrincipalInventory> inventories,
      Planner planner,
      LookAhead ahead,
      CaseLedger ledger,
      Rounds rounds,
      Notices notices,
      RequestLimit requests,
      Deadlines deadlines) {
    this.inventories = inventories;
    this.planner = planner;
    this.ahead = ahead;
    this.ledger = ledger;
    this.rounds = rounds;
    this.foreseeing =
        new Foreseeing(planner, ledger, new Opening(ledger, requests, deadlines, Review.BY));
    this.strays = new Strays(ledger, notices);
  }

  /// What a run came to.
  ///
  /// @param opened cases opened or taken up again
  /// @param principals roles and users that were looked at
  /// @param planned calls that were planned
  /// @param whole whether the account was looked through to its end
  public record Looked(List<Case> opened, int principals, int planned, boolean whole) {
    public Looked {
      opened = List.copyOf(opened);
    }
  }

  /// Lets a day begin, once.
  public void begin(String account, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Optional<Round> before = rounds.find(account);
    if (before.filter(round -> !round.day().isBefore(today)).isEmpty()) {
      rounds.keep(before.map(r -> r.on(now)).orElseGet(() -> Round.first(account, now)));
    }
  }

  /// How many runs an account has had today; empty if the day has nothing left of it now.
  public Optional<Integer> runs(String account, Instant now) {
    return rounds.find(account).filter(round -> isDue(round, now)).map(Round::runs);
  }

  /// Goes on with what the day has left; empty if that is nothing, or another run has it, or there
  /// is no time: then it is no run of the day either.
  ///
  /// @param goOn asked before each call that takes long whether there is time for it
  public Optional<Looked> look(String account, Instant now, BooleanSupplier goOn) {
    return Optional.of(account)
        .filter(_ -> goOn.getAsBoolean())
        .flatMap(rounds::find)
        .filter(round -> isDue(round, now))
        .map(round -> round.held(now))
        .flatMap(rounds::keep)
        .map(round -> new Run(round, now, goOn).look());
  }

  private static boolean isDue(Round round, Instant now) {
    return round.open()
        && round.planned() < PLANS
        && round.runs() < RUNS
        && !now.isBefore(round.heldUntil());
  }

  /// One run of the function over one account.
  private final class Run {
    private final PrincipalInventory inventory;
    private final Instant now;
    private final BooleanSupplier goOn;
    private final List<Case> opened = new ArrayList<>();
    private Round round;
    private int principals;
    private int planned;

    Run(Round round, Instant now, BooleanSupplier goOn) {
      this.inventory = inventories.apply(round.account());
      this.round = round;
      this.now = now;
      this.goOn = goOn;
    }

    Looked look() {
      boolean read = true;
      while (read && hasRoom() && round.open()) {
        switch (inventory.page(round.place().marker(), goOn)) {
          case Part.NotRead _ -> read = false;
          case Part.MarkerGone _ -> round = round.again();
          case Part.Page page -> look(page);
        }
        keep();
      }
      round = round.released();
      keep();
      return new Looked(opened, principals, planned, !round.open());
    }

    private boolean hasRoom() {
      return round.planned() < PLANS && goOn.getAsBoolean();
    }

    private void keep() {
      round =
          rounds
              .keep(round)
              .orElseThrow(() -> new IllegalStateException("two runs look through one account"));
    }

    /// Who was begun counts as looked at: what there was no time or no plan for is left to the next
    /// round.
    private void look(Part.Page page) {
      for (HeldPrincipal holder : behind(page.principals(), round.place().after())) {
        if (!hasRoom()) {
          return;
        }
        look(holder);
        round = round.past(holder.arn().toString());
        principals++;
      }
      round = round.turned(page.next());
      if (!round.open()) {
        strays.tell(round.account(), round.strays(), now);
      }
    }

    private void look(HeldPrincipal holder) {
      List<LookAhead.Candidate> gaps = ahead.read(holder).gaps();
      if (gaps.isEmpty() && holder.ours().isEmpty()) {
        return;
      }
      round = round.begins(holder.arn().toString());
      keep();
      round = round.found(strays.of(holder, now));
      Set<String> found = new HashSet<>();
      for (LookAhead.Candidate candidate : turned(gaps)) {
        String profile = candidate.prospect().profile().toString();
        if (!found.contains(profile) && hasRoom() && isNew(candidate, now)) {
          planned++;
          round = round.spent(1);
          Planner by = planner.under(ledger.control());
          if (ahead.judge(candidate, by, declined(candidate), now) instanceof Outlook.Gap gap) {
            found.add(profile);
            foreseeing.take(gap.plan(), now).ifPresent(opened::add);
          }
        }
      }
    }

    private boolean declined(LookAhead.Candidate candidate) {
      return foreseeing.declinedBefore(candidate.prospect().denied(candidate.model(), now));
    }

    /// The same list, begun with another profile each day.
    private List<LookAhead.Candidate> turned(List<LookAhead.Candidate> all) {
      List<Arn> profiles =
          new ArrayList<>(all.stream().map(c -> c.prospect().profile()).distinct().toList());
      Collections.rotate(profiles, -(int) (round.day().toEpochDay() % Math.max(1, all.size())));
      return profiles.stream()
          .flatMap(profile -> all.stream().filter(c -> c.prospect().profile().equals(profile)))
          .toList();
    }
  }

  private static List<HeldPrincipal> behind(List<HeldPrincipal> all, Optional<String> after) {
    List<String> arns = all.stream().map(p -> p.arn().toString()).toList();
    return all.subList(after.map(arns::indexOf).orElse(-1) + 1, all.size());
  }

  /// A case about the other action of model inference is about the same gap.
  private boolean isNew(LookAhead.Candidate candidate, Instant now) {
    return Stream.concat(Stream.of(candidate.prospect()), candidate.prospect().twin().stream())
        .allMatch(p -> foreseeing.isNew(p.denied(candidate.model(), now), now));
  }
}
