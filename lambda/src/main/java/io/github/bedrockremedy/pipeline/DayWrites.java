package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Limit;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// How many writes a day may see. An account whose writes are used up drops the whole installation
/// to dry-run: so many repairs in a day are a sign that something else is wrong.
final class DayWrites {
  private final CaseLedger ledger;
  private final Notices notices;
  private final Execution.WriteLimits limits;

  DayWrites(CaseLedger ledger, Notices notices, Execution.WriteLimits limits) {
    this.ledger = ledger;
    this.notices = notices;
    this.limits = limits;
  }

  /// What a write counts on. A write that is repeated counts once; what is written once more after
  /// it vanished counts once more.
  List<Limit> counting(Case found, ClearedPatch cleared, Instant now) {
    String again = found.appliedAt().map(at -> "/" + at).orElse("");
    String token = found.id() + "/" + found.generation() + again;
    return List.of(
        new Limit(
            CaseTable.WRITES_LIMIT + cleared.target().arn() + "/" + day(now),
            limits.principalDay(),
            token),
        ofAccount(cleared.target(), token, now));
  }

  private Limit ofAccount(PatchTarget target, String token, Instant now) {
    return new Limit(
        CaseTable.WRITES_LIMIT + target.account() + "/" + day(now), limits.accountDay(), token);
  }

  private static String day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
  }

  /// A write met a limit; if it was the account's, no further one starts until a person says so.
  /// Each drop is told once: it is the one since the switch was turned last. Told first, so that
  /// whoever dies in between tells and drops when it comes again.
  void metLimit(ClearedPatch cleared, Instant now) {
    String account = cleared.target().account();
    if (limits.accountDay() > 0 && ledger.exhausted(ofAccount(cleared.target(), "-", now))) {
      String most = String.valueOf(limits.accountDay());
      String since = ledger.turned().map(Instant::toString).orElse("-");
      notices.post(new Notice(Notice.Kind.DRY_RUN, since, List.of(account, most), now));
      ledger.trip("the " + most + " writes of a day in account " + account + " are used up", now);
    }
  }
}
