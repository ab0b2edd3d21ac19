package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.ChangeCode;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.RequestToken;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import io.github.bedrockremedy.pipeline.ledger.Stored;
import io.github.bedrockremedy.pipeline.report.Asking;
import io.github.bedrockremedy.pipeline.report.Earlier;
import io.github.bedrockremedy.pipeline.report.Messages;
import io.github.bedrockremedy.pipeline.report.NoticeMessage;
import io.github.bedrockremedy.pipeline.report.Notifier;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells people what a case owes them to know. A message that was sent but not yet marked as sent
/// is sent again, with a new link and code that replace the old ones: harmless.
public final class Telling {
  private final CaseLedger ledger;
  private final Notices notices;
  private final Notifier notifier;
  private final Deadlines deadlines;
  private final Ways ways;
  private final Supplier<SecureRandom> random;

  public Telling(
      CaseLedger ledger,
      Notices notices,
      Notifier notifier,
      Deadlines deadlines,
      Ways ways,
      Supplier<SecureRandom> random) {
    this.ledger = ledger;
    this.notices = notices;
    this.notifier = notifier;
    this.deadlines = deadlines;
    this.ways = ways;
    this.random = random;
  }

  /// Where people can decide.
  ///
  /// @param page address of the page, without a slash at its end; empty where there is none
  /// @param buttonsIn the Region of the function behind Slack's buttons; empty where there are none
  public record Ways(Optional<String> page, Optional<String> buttonsIn) {}

  /// What became of a case that was looked at.
  public enum Outcome {
    TOLD,
    /// People were asked to decide.
    ASKED,
    NOTHING_OWED,
    /// Someone else changed the case meanwhile; the stream brings it again.
    OVERTAKEN
  }

  /// Tells of a notice, if it is still owed.
  public Outcome notice(String key) {
    Optional<Notice> owed = notices.owed(key);
    if (owed.isEmpty()) {
      return Outcome.NOTHING_OWED;
    }
    notifier.send(audience(owed.get().kind()), NoticeMessage.of(owed.get()));
    notices.told(owed.get());
    return Outcome.TOLD;
  }

  private static Notifier.Audience audience(Notice.Kind kind) {
    return switch (kind) {
      case REPORTED -> Notifier.Audience.READERS;
      case WAITING, DRY_RUN, ALIVE, BROKEN, NOT_UNDONE, STRAY -> Notifier.Audience.APPROVERS;
    };
  }

  /// Tells of a case, if it still owes that.
  public Outcome tell(CaseId id, Instant now) {
    Optional<Case> found =
        ledger.find(id).filter(c -> c.owes().equals(Optional.of(Case.Owes.NOTIFY)));
    if (found.isEmpty()) {
      return Outcome.NOTHING_OWED;
    }
    Case owing = found.get();
    Sightings sightings = ledger.sightings(id).orElseGet(() -> Sightings.unseen(owing));
    return switch (owing.status()) {
      case PENDING -> {
        Optional<Request> before = ledger.request(id, owing.generation());
        // A link that opens nothing any more is sent to nobody; the clock ends the request.
        yield before.filter(r -> !now.isBefore(r.expiresAt())).isPresent()
            ? Outcome.NOTHING_OWED
            : ask(owing, before, sightings, now);
      }
      case REPORTED -> {
        report(owing, sightings);
        yield settled(owing, deadlines.next(owing, now), now);
      }
      case PLANNED,
          APPROVED,
          APPLYING,
          APPLIED,
          VERIFIED,
          RECURRED,
          ROLLBACK,
          ROLLED_BACK,
          CLEANING,
          SUPERSEDED,
          REJECTED,
          EXPIRED,
          OUTDATED,
          FAILED -> {
        notifier.send(Notifier.Audience.APPROVERS, outcome(owing, sightings));
        yield settled(owing, deadlines.next(owing, now), now);
      }
    };
  }

  /// The link's hashes are kept before the mail goes out, so that a mail in hand always works. A
  /// reminder brings a link of its own and leaves the time as it is.
  private Outcome ask(Case pending, Optional<Request> before, Sightings sightings, Instant now) {
    SecureRandom source = random.get();
    RequestToken token = RequestToken.fresh(source);
    ChangeCode code = ChangeCode.fresh(source);
    Optional<Request> earlier = before.filter(r -> !now.isBefore(deadlines.reminder(r)));
    Instant sent = earlier.map(Request::sentAt).orElse(now);
    Instant expires = earlier.map(Request::expiresAt).orElseGet(() -> deadlines.expiry(now));
    Request request = Request.of(token, code, sent, expires);
    ledger.ask(pending.id(), pending.generation(), request);
    Optional<Asking.Page> page =
        ways.page()
            .map(
                url ->
                    new Asking.Page(
                        url + "/r/" + pending.id() + "?t=" + token.value(), code.value()));
    notifier.send(
        Notifier.Audience.APPROVERS,
        Messages.request(
            pending,
            sightings,
            new Asking(
                page,
                expires,
                ways.buttonsIn().map(region -> new Asking.Buttons(region, token.pressForm())),
                earlier.isPresent()),
            before(pending)));
    Instant due = earlier.isPresent() ? expires : deadlines.reminder(request);
    Outcome settled = settled(pending, Optional.of(due), now);
    return settled == Outcome.TOLD && earlier.isEmpty() ? Outcome.ASKED : settled;
  }

  /// The first plan of a case has nothing before it, and is most of them.
  private Earlier before(Case pending) {
    return pending.generation() == 1
        ? Earlier.NONE
        : Earlier.of(pending, ledger.history(pending.id()));
  }

  /// That our policy went too early is no report for those who only read.
  private void report(Case told, Sightings sightings) {
    Step latest = ledger.latest(told.id());
    if (latest.uncovers()) {
      notifier.send(Notifier.Audience.APPROVERS, Messages.outcome(told, sightings, latest));
    } else {
      notifier.send(Notifier.Audience.READERS, Messages.report(told, sightings));
    }
  }

  private Notifier.Message outcome(Case after, Sightings sightings) {
    return Messages.outcome(after, sightings, ledger.latest(after.id()));
  }

  private Outcome settled(Case told, Optional<Instant> due, Instant now) {
    Case done = told.change(now).owes(Optional.empty(), due).build();
    return ledger.settle(told, done) == Stored.DONE ? Outcome.TOLD : Outcome.OVERTAKEN;
  }
}
