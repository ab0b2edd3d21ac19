package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// One history in random order: denials, people, deploys and the clock, with calls that fail.
final class History {
  private static final CaseId ID = WhatMustHold.ID;

  /// Of the things that are done one after the other, those that move no clock.
  private static final List<Integer> QUICK = List.of(0, 2, 4, 5, 6, 7, 8, 9, 11, 12, 15, 18);

  final WhatMustHold model;
  private final Random random;
  private final Trouble trouble;
  private final MemoryLedger ledger;
  private final MemoryDecisions decisions;
  private final PatchedRole role;
  private final Handlers all;
  private final People people;
  private final List<String> done = new ArrayList<>();
  private Instant now = Instant.parse(Records.TIME).plusSeconds(60);

  History(Random random, boolean auto) {
    this.random = random;
    this.trouble = new Trouble(random);
    this.model = new WhatMustHold(trouble, auto);
    this.ledger = model.ledger;
    this.decisions = model.decisions;
    this.role = model.role;
    this.all = Handlers.over(model, auto);
    this.people = new People(model, random);
  }

  private static CloudTrailEvent event(Instant at) {
    return Records.denied().with("eventTime", at.toString()).event();
  }

  /// Everybody does one thing after the other.
  void run(int longest) {
    trouble.share(random.nextInt(3) * 0.05);
    int length = 5 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      trouble.workers.does(() -> survived(() -> act(random.nextInt(19))));
      model.checkKnown();
    }
  }

  /// While one worker is at a call, others do whole things now and then.
  void runTogether(int longest) {
    trouble.workers.others(
        List.of(0.02, 0.05, 0.15).get(random.nextInt(3)), () -> survived(this::meanwhile));
    run(longest);
  }

  /// A worker may die, and then what it was at comes again some time. A denial comes again also
  /// where others wrote its case meanwhile.
  private void survived(Runnable thing) {
    try {
      thing.run();
    } catch (IllegalStateException died) {
      String why = String.valueOf(died.getMessage());
      assertTrue(
          why.startsWith("cut")
              || (trouble.workers.acted() > 0 && why.startsWith("others are writing")),
          died.toString());
    }
  }

  /// What takes no time worth speaking of: no worker is at one thing for longer than minutes.
  private void meanwhile() {
    done.add("meanwhile");
    switch (random.nextInt(8)) {
      case 0 -> undoneAtOnce();
      case 1 -> approvedAtOnce();
      case 2 -> work();
      case 3 -> ownersDeploy();
      case 4 -> passes(Duration.ZERO);
      default -> act(QUICK.get(random.nextInt(QUICK.size())));
    }
  }

  private void undoneAtOnce() {
    people.decide(PersonDecision.Verdict.ROLLBACK, false, now);
    work();
    work();
  }

  private void ownersDeploy() {
    role.inline.put("own", random.nextBoolean() ? PatchedRole.ALL : PatchedRole.SOME);
    work();
  }

  private void denied() {
    all.planning().take(event(now), new Sightings(1, now, now), glanced(), now);
  }

  private void act(int which) {
    done.add(which + "@" + standing().map(c -> c.status().name()).orElse("-"));
    switch (which) {
      case 0, 1 -> denied();
      case 2, 3 -> all.tell(now);
      case 4 -> approvedAtOnce();
      case 5 -> people.decide(PersonDecision.Verdict.APPROVE, random.nextBoolean(), now);
      case 6 -> people.decide(PersonDecision.Verdict.REJECT, true, now);
      case 7 -> people.wish(now);
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
    all.tell(now);
    people.decide(PersonDecision.Verdict.APPROVE, true, now);
  }

  private void deployAndDenial() {
    role.inline.keySet().removeIf(n -> n.startsWith("BedrockRemedy-"));
    now = now.plus(Duration.ofMinutes(20));
    denied();
  }

  /// An answer may come too late, or be taken in too late.
  private void nobodyAnswersInTimeAndDenial() {
    all.tell(now);
    int answers = random.nextInt(6);
    if (answers == 0) {
      people.decide(PersonDecision.Verdict.APPROVE, true, now);
    }
    now = now.plus(Duration.ofHours(25));
    if (answers == 1) {
      people.decide(PersonDecision.Verdict.APPROVE, true, now);
    }
    if (answers < 2) {
      work();
    }
    all.looks(now);
    denied();
  }

  /// A day's look, after which nobody answers what the owner allows, until that is given up.
  private void hoursOfSilence() {
    for (int look = 0; look < 8; look++) {
      passes(look == 0 ? Duration.ofHours(25) : Duration.ofMinutes(61));
      role.silent = true;
      all.execution().apply(ID, now);
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

  private Optional<Case> standing() {
    return model.standing();
  }

  /// What stream and queue bring, twice now and then.
  private void work() {
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      for (PersonDecision owed : decisions.owed()) {
        if (owed.verdict() == PersonDecision.Verdict.ROLLBACK) {
          all.takingIn().undo(ID, owed.generation(), now);
        } else {
          all.takingIn().take(ID, owed.generation(), now);
        }
      }
      all.execution().apply(ID, now);
    }
  }

  private void clock() {
    passes(Duration.ofMinutes(List.of(2, 11, 20, 26 * 60, 8 * 24 * 60).get(random.nextInt(5))));
  }

  private void passes(Duration time) {
    now = now.plus(time);
    all.looks(now);
  }

  /// No more faults, no pause: everything owed is done.
  void settle() {
    trouble.share(0);
    trouble.workers.alone();
    ledger.paused = false;
    role.silent = false;
    for (int i = 0; i < 18; i++) {
      work();
      all.tell(now);
      passes(i % 6 == 5 ? Duration.ofHours(25) : Duration.ofMinutes(11));
    }
    work();
    all.tell(now);
    model.check(now);
  }

  @Override
  public String toString() {
    return done + " " + model.steps();
  }
}
