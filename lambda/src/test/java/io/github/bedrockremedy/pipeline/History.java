package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.decision.Callers;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.RequestToken;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// One history in random order: denials, people, deploys and the clock, with calls that fail.
final class History {
  private static final CaseId ID = WhatMustHold.ID;

  final WhatMustHold model;
  private final Random random;
  private final Trouble trouble;
  private final MemoryLedger ledger;
  private final MemoryDecisions decisions;
  private final PatchedRole role;
  private final Planning planning;
  private final TakingIn takingIn;
  private final Execution execution;
  private final Review review;
  private final Telling telling;
  private final List<String> done = new ArrayList<>();
  private Instant now = Instant.parse(Records.TIME).plusSeconds(60);

  History(Random random, boolean auto) {
    this.random = random;
    this.trouble = new Trouble(random);
    this.model = new WhatMustHold(trouble, auto);
    this.ledger = model.ledger;
    this.decisions = model.decisions;
    this.role = model.role;
    var settings =
        new RuleSettings(
            auto ? Mode.AUTO : Mode.APPROVE,
            Optional.of(Set.of(Records.ACCOUNT)),
            Set.of("*"),
            List.of("*"),
            List.of(),
            false);
    var profiles = new CatalogueProfiles(ProfileCatalogue.embedded());
    var gathering = new Gathering(_ -> new AccountFacts(role, role, profiles), () -> {});
    var planner = new Planner(gathering, settings);
    var deadlines = new Deadlines(Duration.ofHours(24));
    var requests = new RequestLimit(1000);
    var notices = new NoNotices();
    this.planning = new Planning(planner, ledger, requests, deadlines);
    this.takingIn =
        new TakingIn(
            ledger,
            decisions,
            notices,
            requests,
            deadlines,
            (_, _) -> new Callers.Answer.NotSigned("nobody signs here"),
            ApprovalChannel.LINK,
            new Approvers(List.of()));
    this.execution =
        new Execution(
            planner,
            ledger,
            takingIn,
            role,
            notices,
            new Execution.WriteLimits(1000, 1000),
            requests,
            deadlines);
    this.review = new Review(ledger, decisions, notices, gathering, requests, deadlines, true);
    this.telling =
        new Telling(
            ledger,
            notices,
            (_, message) -> model.told(message, now),
            deadlines,
            new Telling.Ways(Optional.of("https://page.example"), Optional.empty()),
            SecureRandom::new);
  }

  private static CloudTrailEvent event(Instant at) {
    return Records.denied().with("eventTime", at.toString()).event();
  }

  void run(int longest) {
    trouble.share(random.nextInt(3) * 0.05);
    int length = 5 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      try {
        act(random.nextInt(19));
      } catch (IllegalStateException cut) {
        assertTrue(String.valueOf(cut.getMessage()).startsWith("cut"), cut.toString());
      }
    }
  }

  private void act(int which) {
    done.add(which + "@" + standing().map(c -> c.status().name()).orElse("-"));
    switch (which) {
      case 0, 1 -> planning.take(event(now), new Sightings(1, now, now), glanced(), now);
      case 2, 3 -> telling.tell(ID, now);
      case 4 -> approvedAtOnce();
      case 5 -> decide(PersonDecision.Verdict.APPROVE, random.nextBoolean());
      case 6 -> decide(PersonDecision.Verdict.REJECT, true);
      case 7 -> wish();
      case 8, 9 -> work();
      case 10 -> clock();
      case 11 -> ledger.paused = random.nextBoolean();
      case 12 -> role.inline.keySet().removeIf(n -> n.startsWith("BedrockRemedy-"));
      case 13, 14 -> deployAndDenial();
      case 15 -> anotherRole(random.nextInt(16));
      case 16 -> nobodyAnswersInTimeAndDenial();
      case 17 -> hoursOfSilence();
      default ->
          role.inline.put("own", random.nextInt(4) == 0 ? PatchedRole.ALL : PatchedRole.SOME);
    }
  }

  private void approvedAtOnce() {
    telling.tell(ID, now);
    decide(PersonDecision.Verdict.APPROVE, true);
  }

  private void deployAndDenial() {
    role.inline.keySet().removeIf(n -> n.startsWith("BedrockRemedy-"));
    now = now.plus(Duration.ofMinutes(20));
    planning.take(event(now), new Sightings(1, now, now), glanced(), now);
  }

  /// An answer may come too late, or be taken in too late.
  private void nobodyAnswersInTimeAndDenial() {
    telling.tell(ID, now);
    int answers = random.nextInt(6);
    if (answers == 0) {
      decide(PersonDecision.Verdict.APPROVE, true);
    }
    now = now.plus(Duration.ofHours(25));
    if (answers == 1) {
      decide(PersonDecision.Verdict.APPROVE, true);
    }
    if (answers < 2) {
      work();
    }
    review.due(now).forEach(c -> review.lookAt(c, now));
    planning.take(event(now), new Sightings(1, now, now), glanced(), now);
  }

  /// A day's look, after which nobody answers what the owner allows, until that is given up.
  private void hoursOfSilence() {
    for (int look = 0; look < 8; look++) {
      passes(look == 0 ? Duration.ofHours(25) : Duration.ofMinutes(61));
      role.silent = true;
      execution.apply(ID, now);
    }
    role.silent = false;
  }

  private void anotherRole(int chance) {
    if (chance == 0) {
      role.delete();
    } else if (chance == 1) {
      role.recreate();
    }
  }

  private Optional<Case> glanced() {
    return random.nextBoolean() ? standing() : Optional.empty();
  }

  private void decide(PersonDecision.Verdict verdict, boolean holdsLink) {
    Optional<Case> on = standing().filter(c -> c.plan().proposal().isPresent());
    Optional<String> link = model.link();
    if (on.isEmpty() || (holdsLink && link.isEmpty())) {
      return;
    }
    String hash = on.get().plan().proposal().orElseThrow().sha256();
    String proof = holdsLink ? new RequestToken(link.orElseThrow()).decidingForm() : "forged";
    int generation = on.get().generation();
    boolean first =
        decisions.decide(
            new PersonDecision(
                ID, generation, verdict, hash, proof, "Jo", Approval.Via.PAGE, "", now));
    if (first && verdict == PersonDecision.Verdict.APPROVE && holdsLink) {
      model.approved(link.orElseThrow(), generation, hash, now);
    }
  }

  private Optional<Case> standing() {
    return model.standing();
  }

  /// Who asks is refused where there is nothing to undo; a row may be there all the same.
  private void wish() {
    if (random.nextInt(4) == 0 || standing().filter(Case::canBeUndone).isPresent()) {
      decide(PersonDecision.Verdict.ROLLBACK, false);
    }
  }

  /// What stream and queue bring, twice now and then.
  private void work() {
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      for (PersonDecision owed : decisions.owed()) {
        if (owed.verdict() == PersonDecision.Verdict.ROLLBACK) {
          takingIn.undo(ID, owed.generation(), now);
        } else {
          takingIn.take(ID, owed.generation(), now);
        }
      }
      execution.apply(ID, now);
    }
  }

  private void clock() {
    passes(Duration.ofMinutes(List.of(2, 11, 20, 26 * 60, 8 * 24 * 60).get(random.nextInt(5))));
  }

  private void passes(Duration time) {
    now = now.plus(time);
    review.due(now).forEach(c -> review.lookAt(c, now));
  }

  /// No more faults, no pause: everything owed is done.
  void settle() {
    trouble.share(0);
    ledger.paused = false;
    role.silent = false;
    for (int i = 0; i < 18; i++) {
      work();
      telling.tell(ID, now);
      passes(i % 6 == 5 ? Duration.ofHours(25) : Duration.ofMinutes(11));
    }
  }

  @Override
  public String toString() {
    return done + " " + model.steps();
  }
}
