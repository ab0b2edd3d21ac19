package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.foresight.HeldRole;
import io.github.bedrockremedy.pipeline.foresight.RoleInventory;
import io.github.bedrockremedy.pipeline.foresight.RoleInventory.Inventory;
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
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// The daily look at an account's roles: opens a case for each call that certainly would be denied,
/// and tells of policies of ours that no case knows. It plans a bounded number of calls a day, and
/// begins each day behind where it began the day before, so that all of them have their turn.
public final class DailyLook {
  /// Plans an account is worth a day; each costs about twelve calls.
  static final int PLANS = 30;

  private final Function<String, RoleInventory> inventories;
  private final Planner planner;
  private final LookAhead ahead;
  private final CaseLedger ledger;
  private final Foreseeing foreseeing;
  private final Strays strays;

  /// @param inventories the roles of an account, by its id
  public DailyLook(
      Function<String, RoleInventory> inventories,
      Planner planner,
      LookAhead ahead,
      CaseLedger ledger,
      Notices notices,
      RequestLimit requests,
      Deadlines deadlines) {
    this.inventories = inventories;
    this.planner = planner;
    this.ahead = ahead;
    this.ledger = ledger;
    this.foreseeing =
        new Foreseeing(planner, ledger, new Opening(ledger, requests, deadlines, Review.BY));
    this.strays = new Strays(ledger, notices);
  }

  /// What a look came to.
  ///
  /// @param opened cases opened or taken up again
  /// @param planned calls that were planned
  /// @param rest what was left for another day: plans, and whether roles were left unread
  public record Looked(List<Case> opened, int roles, int planned, int rest, boolean whole) {
    public Looked {
      opened = List.copyOf(opened);
    }
  }

  /// Looks at one account.
  ///
  /// @param goOn asked before each call that takes long whether there is time for it
  public Looked look(String account, Instant now, BooleanSupplier goOn) {
    return switch (inventories.apply(account).read(goOn)) {
      case Inventory.NotRead _ -> new Looked(List.of(), 0, 0, 0, false);
      case Inventory.Read read -> {
        strays.tell(account, read.roles(), now);
        yield look(read, now, goOn);
      }
    };
  }

  private Looked look(Inventory.Read read, Instant now, BooleanSupplier goOn) {
    List<LookAhead.Candidate> due = new ArrayList<>();
    for (HeldRole role : read.roles()) {
      if (goOn.getAsBoolean()) {
        ahead.read(role).gaps().stream().filter(c -> isNew(c, now)).forEach(due::add);
      }
    }
    List<LookAhead.Candidate> today = turned(due, now);
    List<Case> opened = new ArrayList<>();
    Set<String> found = new HashSet<>();
    int planned = 0;
    for (LookAhead.Candidate candidate : today) {
      String call = candidate.prospect().role().arn() + " " + candidate.prospect().profile();
      if (planned < PLANS && !found.contains(call) && goOn.getAsBoolean()) {
        planned++;
        Planner by = planner.under(ledger.control());
        if (ahead.judge(candidate, by, now) instanceof Outlook.Gap gap) {
          found.add(call);
          opened.add(foreseeing.take(gap.plan(), now));
        }
      }
    }
    return new Looked(opened, read.roles().size(), planned, due.size() - planned, read.whole());
  }

  /// A case about the other action of model inference is about the same gap.
  private boolean isNew(LookAhead.Candidate candidate, Instant now) {
    return Stream.concat(Stream.of(candidate.prospect()), candidate.prospect().twin().stream())
        .allMatch(p -> foreseeing.isNew(p.denied(candidate.model(), now), now));
  }

  /// The same list, begun at another place each day.
  private static List<LookAhead.Candidate> turned(List<LookAhead.Candidate> all, Instant now) {
    List<LookAhead.Candidate> turned = new ArrayList<>(all);
    if (all.size() > PLANS) {
      long day = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
      Collections.rotate(turned, -(int) (day * PLANS % all.size()));
    }
    return turned;
  }
}
