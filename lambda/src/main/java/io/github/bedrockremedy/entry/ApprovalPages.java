package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.ChangeCode;
import io.github.bedrockremedy.pipeline.ledger.Decisions;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Request;
import io.github.bedrockremedy.pipeline.ledger.RequestToken;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.report.DecisionPage;
import io.github.bedrockremedy.pipeline.report.DecisionWords;
import io.github.bedrockremedy.pipeline.report.PageWords;
import io.github.bedrockremedy.pipeline.report.Text;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Shows a request and takes the decision on it. Whoever asks must hold the link's token; whoever
/// decides must besides have typed the change code from the mail.
final class ApprovalPages {
  private static final String ROUTE = "/r/";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final CaseLedger ledger;
  private final Decisions decisions;
  private final InstantSource clock;
  private final boolean open;
  private final boolean writes;

  /// @param open whether people may decide here at all; if not, nothing is found here
  /// @param writes whether anything takes decisions in; in dry-run nothing does
  ApprovalPages(
      CaseLedger ledger, Decisions decisions, InstantSource clock, boolean open, boolean writes) {
    this.writes = writes;
    this.open = open;
    this.ledger = ledger;
    this.decisions = decisions;
    this.clock = clock;
  }

  PageAnswer answer(PageRequest request) {
    boolean reading = READING.contains(request.method());
    if (!reading && !request.method().equals("POST")) {
      return PageAnswer.html(
          405, DecisionPage.plain("Not allowed", "This address knows GET and POST."));
    }
    Optional<RequestToken> token =
        Optional.ofNullable(request.query().get("t")).flatMap(RequestToken::parse);
    Optional<Case> found = token.flatMap(t -> open(request.path(), t));
    if (found.isEmpty()) {
      return PageAnswer.unknown();
    }
    return reading
        ? shown(found.get(), dryRun(PersonDecision.Verdict.APPROVE), 200)
        : decided(request, found.get(), token.get());
  }

  /// The case a link opens: the token must be the one sent last, and not expired.
  private Optional<Case> open(String path, RequestToken token) {
    if (!open || !path.startsWith(ROUTE) || !CaseId.isId(path.substring(ROUTE.length()))) {
      return Optional.empty();
    }
    return ledger
        .find(new CaseId(path.substring(ROUTE.length())))
        .filter(
            c ->
                ledger
                    .request(c.id(), c.generation())
                    .filter(r -> RequestToken.same(r.viewHash(), token.viewHash()))
                    .filter(r -> clock.instant().isBefore(r.expiresAt()))
                    .isPresent());
  }

  private PageAnswer shown(Case shown, Optional<String> remark, int status) {
    Optional<PersonDecision> decision = decisions.find(shown.id(), shown.generation());
    boolean asked = shown.status() == CaseStatus.PENDING && decision.isEmpty();
    DecisionPage.About about = about(shown);
    PageAnswer page =
        PageAnswer.html(
            status,
            asked ? DecisionPage.request(about, remark) : DecisionPage.decided(about, decision));
    return status == 200 && PageWords.isUnderWay(shown, decision) ? page.renewing() : page;
  }

  private DecisionPage.About about(Case shown) {
    Sightings seen = ledger.sightings(shown.id()).orElseGet(() -> Sightings.unseen(shown));
    Instant expires =
        ledger
            .request(shown.id(), shown.generation())
            .map(Request::expiresAt)
            .orElse(shown.updatedAt());
    return new DecisionPage.About(
        shown, seen, ledger.history(shown.id()), expires, clock.instant());
  }

  private PageAnswer decided(PageRequest request, Case pending, RequestToken token) {
    if (foreign(request)) {
      return PageAnswer.html(403, DecisionPage.plain("Refused", "The form is not from this page."));
    }
    if (pending.status() != CaseStatus.PENDING
        || decisions.find(pending.id(), pending.generation()).isPresent()) {
      return shown(pending, Optional.empty(), 409);
    }
    if (decisions.codeTries(pending.id(), pending.generation()) >= ChangeCode.TRIES) {
      return locked(pending);
    }
    Optional<PersonDecision> decision = read(request, pending, token);
    if (decision.isEmpty()) {
      return shown(pending, Optional.of("Choose approve or reject on this very page."), 400);
    }
    Optional<Asked.Answer> objection = objection(decision.get());
    if (objection.isPresent()) {
      return shown(pending, Optional.of(objection.get().words()), objection.get().status());
    }
    int tries = decisions.tryCode(pending.id(), pending.generation());
    if (tries > ChangeCode.TRIES) {
      return locked(pending);
    }
    return codeIsRight(request, pending, token)
        ? write(decision.get(), request, pending)
        : shown(
            pending,
            Optional.of(
                "That is not the change code from the mail. Tries left: "
                    + (ChangeCode.TRIES - tries)
                    + "."),
            403);
  }

  /// What keeps this decision from being made now; it costs no try of the code.
  private Optional<Asked.Answer> objection(PersonDecision decision) {
    return dryRun(decision.verdict())
        .map(words -> new Asked.Answer(409, words))
        .or(() -> objectionTo(decision));
  }

  /// A request from before dry-run is still shown, with what keeps it from being decided.
  private Optional<String> dryRun(PersonDecision.Verdict verdict) {
    return writes ? Optional.empty() : Optional.of(DecisionWords.dryRun(verdict));
  }

  private Optional<Asked.Answer> objectionTo(PersonDecision decision) {
    return switch (decision.verdict()) {
      case APPROVE -> Asked.held(ledger.control());
      case REJECT ->
          decision.reason().isEmpty()
              ? Optional.of(new Asked.Answer(409, DecisionWords.reasonNeeded()))
              : Optional.empty();
      case ROLLBACK -> Optional.of(new Asked.Answer(409, DecisionWords.unreadable()));
    };
  }

  private PageAnswer locked(Case pending) {
    return shown(pending, Optional.of("Locked after too many wrong change codes."), 403);
  }

  private boolean codeIsRight(PageRequest request, Case pending, RequestToken token) {
    ChangeCode typed = ChangeCode.typed(request.form().getOrDefault("code", ""));
    String expected =
        ledger.request(pending.id(), pending.generation()).map(Request::codeHash).orElse("");
    return RequestToken.same(expected, token.codeHash(typed.value()));
  }

  private PageAnswer write(PersonDecision decision, PageRequest request, Case pending) {
    if (!decisions.decide(decision)) {
      return shown(pending, Optional.empty(), 409);
    }
    return PageAnswer.seeOther(ROUTE + pending.id() + "?t=" + request.query().get("t"));
  }

  /// What the form says, bound to the plan and generation the page showed.
  private Optional<PersonDecision> read(PageRequest request, Case pending, RequestToken token) {
    Optional<PersonDecision.Verdict> verdict =
        switch (request.form().getOrDefault("decision", "")) {
          case "approve" -> Optional.of(PersonDecision.Verdict.APPROVE);
          case "reject" -> Optional.of(PersonDecision.Verdict.REJECT);
          default -> Optional.empty();
        };
    String plan = request.form().getOrDefault("plan", "");
    boolean same =
        pending.plan().proposal().map(CasePlan.Proposal::sha256).filter(plan::equals).isPresent()
            && request
                .form()
                .getOrDefault("generation", "")
                .equals(String.valueOf(pending.generation()));
    Instant now = clock.instant();
    return verdict
        .filter(_ -> same)
        .map(
            v ->
                new PersonDecision(
                    pending.id(),
                    pending.generation(),
                    v,
                    plan,
                    token.decidingForm(),
                    declared(request.form().getOrDefault("name", "")),
                    Approval.Via.PAGE,
                    DecisionWords.reason(request.form().getOrDefault("reason", "")),
                    now));
  }

  private static String declared(String name) {
    return name.isBlank() ? "someone with the link" : Text.who(name.strip()).toString();
  }

  /// Whether a browser says that the form stands on another site. Because the page asks for no
  /// referrer, browsers name the origin of its own form `null`; then they have to say by the other
  /// header that it is the same.
  private static boolean foreign(PageRequest request) {
    String host = request.header("host").orElse("");
    boolean origin =
        request
            .header("origin")
            .filter(o -> !o.equals("null") || !site(request).equals(Optional.of("same-origin")))
            .filter(o -> !o.equals("https://" + host) && !o.equals("http://" + host))
            .isPresent();
    boolean site =
        site(request).filter(s -> !s.equals("same-origin") && !s.equals("none")).isPresent();
    return origin || site;
  }

  private static Optional<String> site(PageRequest request) {
    return request.header("sec-fetch-site");
  }
}
