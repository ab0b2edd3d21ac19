package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A standing case after somebody changed the settings: the next denial is judged by the new ones.
class ReopeningTest {
  private static final Instant NOW = Instant.parse(Records.TIME).plusSeconds(60);
  private static final Set<String> HERE = Set.of("us-east-1");

  private final MemoryLedger ledger = new MemoryLedger(new Trouble(new Random(1)));
  private final PatchedRole role =
      new PatchedRole(new Trouble(new Random(1)), "approve", _ -> true);

  @Test
  void whatOtherSettingsForbadeIsAskedAboutAtTheNextDenial() {
    denied(settings(Mode.APPROVE, HERE), 5);
    assertEquals(CaseStatus.REPORTED, standing().status());
    denied(settings(Mode.APPROVE, Set.of()), 5);
    assertEquals(CaseStatus.PENDING, standing().status());
    assertEquals(2, standing().generation());
  }

  @Test
  void anotherModeIsSuchASetting() {
    denied(settings(Mode.DRY_RUN, Set.of()), 5);
    assertEquals(CaseStatus.REPORTED, standing().status());
    denied(settings(Mode.APPROVE, Set.of()), 5);
    assertEquals(CaseStatus.PENDING, standing().status());
  }

  @Test
  void theSameSettingsCountARepeat() {
    denied(settings(Mode.APPROVE, Set.of("us-east-1", "us-west-1")), 5);
    assertInstanceOf(
        Planning.Outcome.Counted.class,
        denied(settings(Mode.APPROVE, Set.of("us-west-1", "us-east-1")), 5));
  }

  @Test
  void aReportThatWouldSayTheSameIsNotSentAgain() {
    denied(settings(Mode.APPROVE, HERE), 5);
    denied(listing("arn:aws:iam::*:role/other"), 5);
    assertEquals(1, ledger.steps.size());
    assertEquals(2, standing().version());
    assertInstanceOf(
        Planning.Outcome.Counted.class, denied(listing("arn:aws:iam::*:role/other"), 5));
  }

  @Test
  void whatWaitsForAnotherHourGoesOnWaitingWithTheNewPlan() {
    denied(settings(Mode.APPROVE, Set.of()), 0);
    assertEquals(CaseStatus.PLANNED, standing().status());
    String before = standing().plan().verdict().judgedBy();
    denied(settings(Mode.APPROVE, Set.of("*")), 0);
    assertEquals(CaseStatus.PLANNED, standing().status());
    assertNotEquals(before, standing().plan().verdict().judgedBy());
    assertEquals(1, ledger.steps.size());
  }

  @Test
  void whatIsAskedStaysAsked() {
    denied(settings(Mode.APPROVE, Set.of()), 5);
    denied(settings(Mode.DRY_RUN, HERE), 5);
    assertEquals(CaseStatus.PENDING, standing().status());
    assertEquals(1, ledger.steps.size());
  }

  @Test
  void afterADropToDryRunARepeatCostsNoNewPlan() {
    ledger.dropped = true;
    denied(settings(Mode.APPROVE, Set.of()), 5);
    assertEquals(CaseStatus.REPORTED, standing().status());
    assertInstanceOf(Planning.Outcome.Counted.class, denied(settings(Mode.APPROVE, Set.of()), 5));
    ledger.dropped = false;
    denied(settings(Mode.APPROVE, Set.of()), 5);
    assertEquals(CaseStatus.PENDING, standing().status());
  }

  @Test
  void anotherCatalogueIsAnotherYardstick() {
    RuleSettings settings = settings(Mode.APPROVE, Set.of());
    assertNotEquals(settings.yardstick("2026-08-21"), settings.yardstick("2026-11-01"));
    assertEquals(
        settings.yardstick("2026-08-21"), settings(Mode.APPROVE, Set.of()).yardstick("2026-08-21"));
  }

  @Test
  void aDayLaterItIsPlannedAndToldOnceMore() {
    RuleSettings settings = settings(Mode.APPROVE, HERE);
    denied(settings, 5);
    var later = Duration.ofHours(25);
    planning(settings, 5).take(event(NOW.plus(later)), seen(), glanced(), NOW.plus(later));
    assertEquals(2, ledger.steps.size());
  }

  private Planning.Outcome denied(RuleSettings settings, int requests) {
    return planning(settings, requests).take(event(NOW), seen(), glanced(), NOW);
  }

  /// Read together with others: the outcome has to be the same.
  private Optional<Case> glanced() {
    return ledger.only();
  }

  private Planning planning(RuleSettings settings, int requests) {
    var profiles = new CatalogueProfiles(ProfileCatalogue.embedded());
    var gathering = new Gathering(_ -> new AccountFacts(role, role, profiles), () -> {});
    return new Planning(
        new Planner(gathering, settings),
        ledger,
        new RequestLimit(requests),
        new Deadlines(Duration.ofHours(24)));
  }

  private Case standing() {
    return ledger.only().orElseThrow();
  }

  private static CloudTrailEvent event(Instant at) {
    return Records.denied().with("eventTime", at.toString()).event();
  }

  private static Sightings seen() {
    return new Sightings(1, NOW, NOW);
  }

  private static RuleSettings settings(Mode mode, Set<String> regions) {
    return settings(mode, regions, "*");
  }

  /// Other principals may be repaired unattended, which no report tells of.
  private static RuleSettings listing(String autoPrincipals) {
    return settings(Mode.APPROVE, HERE, autoPrincipals);
  }

  private static RuleSettings settings(Mode mode, Set<String> regions, String autoPrincipals) {
    return new RuleSettings(
        mode,
        Optional.of(Set.of(Records.ACCOUNT)),
        regions,
        List.of(autoPrincipals),
        List.of(),
        false);
  }
}
