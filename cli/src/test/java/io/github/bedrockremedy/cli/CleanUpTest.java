package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a policy of ours is taken away upon, and what it is not.
class CleanUpTest {
  private static final String MINE = "BedrockRemedy-" + Incident.id();
  private static final String ANOTHER = "BedrockRemedy-br-aaaaaaaaaa";

  /// The owner allows the three Regions the catalogue knows of.
  private static final String OWNERS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
       "Action":["bedrock:InvokeModel","bedrock:InvokeModelWithResponseStream"],
       "Resource":["arn:aws:bedrock:us-east-1::%1$s","arn:aws:bedrock:us-east-2::%1$s",
        "arn:aws:bedrock:us-west-2::%1$s"]}]}"""
          .formatted("foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0");

  @Test
  void anotherPolicyOfOursIsNoneOfTheOwners() throws Exception {
    try (Incident incident = verified()) {
      put(incident, ANOTHER, UpkeepTest.WHOLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(Set.of(MINE, ANOTHER), incident.ours().keySet());
    }
  }

  @Test
  void whatTheOwnerAllowsIsTakenAwayBesideAnotherPolicyOfOurs() throws Exception {
    try (Incident incident = verified()) {
      put(incident, ANOTHER, UpkeepTest.WHOLE);
      put(incident, "owners", UpkeepTest.WHOLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      assertEquals(Set.of(ANOTHER), incident.ours().keySet());
    }
  }

  @Test
  void aRegionTheCatalogueLeavesOutIsNotForgottenWhileBedrockSaysNothing() throws Exception {
    try (Incident incident = verified(LookAheadTest.gained())) {
      put(incident, "owners", OWNERS);
      bedrockIsSilent(incident);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(Set.of(MINE), incident.ours().keySet());
      put(incident, "owners", UpkeepTest.WHOLE);
      incident.installation.aws().faults().clear();
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aCatalogueThatLeavesNothingOutIsEnough() throws Exception {
    try (Incident incident = verified()) {
      put(incident, "owners", OWNERS);
      bedrockIsSilent(incident);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aCleanUpThatHasBegunWaitsForBedrockToo() throws Exception {
    try (Incident incident = cleaning(LookAheadTest.gained())) {
      put(incident, "owners", OWNERS);
      bedrockIsSilent(incident);
      incident.pass(Duration.ofMinutes(11));
      assertEquals(CaseStatus.CLEANING, incident.standing().status(), incident.log());
      assertEquals(Set.of(MINE), incident.ours().keySet());
    }
  }

  @Test
  void aRepairIsNotCalledVerifiedUponFewerRegionsThanItHas() throws Exception {
    try (Incident incident = approved(LookAheadTest.gained())) {
      bedrockIsSilent(incident);
      incident.pass(Duration.ofSeconds(90));
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
      incident.installation.aws().faults().clear();
      incident.pass(Duration.ofMinutes(6));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aRegionTheCatalogueAloneNamesIsNotDeniedAfterTheRemoval() throws Exception {
    try (Incident incident = verified(LookAheadTest.leadingTo("us-east-1", "us-east-2"))) {
      put(incident, "owners", OWNERS.replace("us-west-2", "us-east-1"));
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
      bedrockIsSilent(incident);
      incident.pass(Duration.ofMinutes(2));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aCleanUpThatGetsNoAnswerForHoursIsPutOffAndNotCalledFailed() throws Exception {
    try (Incident incident = cleaning(LookAheadTest.gained())) {
      int told = incident.installation.aws().publications().size();
      String before = incident.log();
      var faults = incident.installation.aws().faults();
      faults.next("iam:SimulateCustomPolicy", Fault.ACCESS_DENIED, 1000);
      for (int hours = 0; hours < 8; hours++) {
        incident.pass(Duration.ofMinutes(61));
      }
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(
          List.of("CLEANING", "APPLIED", "VERIFIED"),
          incident.steps().subList(incident.steps().size() - 3, incident.steps().size()));
      assertEquals(Set.of(MINE), incident.ours().keySet());
      assertEquals(told, incident.installation.aws().publications().size());
      String since = incident.log().substring(before.length());
      assertFalse(since.contains("ApplyFailed") || since.contains("\"Applied\""), since);
      faults.clear();
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.SUPERSEDED, incident.standing().status(), incident.log());
    }
  }

  private static void bedrockIsSilent(Incident incident) {
    var faults = incident.installation.aws().faults();
    faults.next("bedrock:GetInferenceProfile", Fault.THROTTLE, 1000);
  }

  /// The owner covers the access, and IAM has not answered to the removal yet; by now it would.
  private static Incident cleaning(String profile) throws Exception {
    Incident incident = verified(profile);
    put(incident, "owners", UpkeepTest.WHOLE);
    incident.installation.aws().faults().next("iam:DeleteRolePolicy", Fault.SERVER_ERROR, 1000);
    incident.pass(Duration.ofHours(25));
    assertEquals(CaseStatus.CLEANING, incident.standing().status(), incident.log());
    incident.installation.aws().faults().clear();
    return incident;
  }

  private static void put(Incident incident, String name, String document) {
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, name, document);
  }

  private static Incident verified() throws Exception {
    return verified(LookAheadTest.leadingTo("us-east-1", "us-east-2", "us-west-2"));
  }

  /// @param profile what Bedrock says of the profile
  private static Incident verified(String profile) throws Exception {
    Incident incident = approved(profile);
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }

  private static Incident approved(String profile) throws Exception {
    Incident incident = Incident.start();
    incident.installation.aws().account().putInferenceProfile("618048437522", profile);
    incident.deliver();
    incident.decide("approve");
    return incident;
  }
}
