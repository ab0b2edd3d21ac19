package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The daily look through `ReviewHandler`: roles whose calls would be denied, before one is.
class LookAheadTest {
  static final String OWN = "supervisor-agent-permissions";
  private static final String PROFILE =
      "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final String MODEL = "foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";
  static final String GRANT =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
          + "[\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"],\"Resource\":[\""
          + PROFILE
          + "\",\"arn:aws:bedrock:us-east-1::"
          + MODEL
          + "\"]}]}";

  /// The incident's role, granted the one profile it calls.
  private static Incident named(Map<String, String> environment) {
    Incident incident = Incident.start(environment);
    grant(incident);
    return incident;
  }

  static void grant(Incident incident) {
    incident.installation.aws().account().putInlinePolicy(Incident.ROLE, OWN, GRANT);
  }

  static void day(Incident incident) throws Exception {
    incident.clock.advance(Duration.ofDays(1));
    incident.installation.review(Clock.daily());
  }

  @Test
  void peopleAreAskedBeforeTheFirstCallFails() throws Exception {
    try (Incident incident = named(Map.of())) {
      incident.installation.review(Clock.daily());
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      String mail = incident.mail().replaceAll("\\s+", " ");
      assertTrue(mail.contains("Nothing had failed when this was found"), incident.mail());
      assertTrue(mail.contains("WHY IT WOULD FAIL"), incident.mail());
      assertTrue(mail.contains("Not once: this was found by looking ahead"), incident.mail());
      assertFalse(mail.contains("CloudTrail event"), incident.mail());
      assertFalse(mail.contains("The denial names"), incident.mail());
      assertEquals(0, incident.writes());
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aDenialThatComesAfterAllIsTheSameCase() throws Exception {
    try (Incident incident = named(Map.of())) {
      incident.installation.review(Clock.daily());
      incident.deliver();
      assertEquals(1, incident.cases());
      assertEquals(1, incident.requests());
      assertEquals(
          1, incident.installation.ledger().sightings(Incident.id()).orElseThrow().count());
    }
  }

  @Test
  void aReportOfWhatIsForeseenIsFollowedByOneOfTheDenial() throws Exception {
    try (Incident incident = named(Map.of(EnvironmentKeys.MODE, "dry-run"))) {
      incident.installation.review(Clock.daily());
      day(incident);
      assertEquals(CaseStatus.REPORTED, incident.standing().status());
      assertEquals(1, incident.told("[Report]"));
      incident.deliver().deliver();
      assertEquals(2, incident.told("[Report]"));
      assertFalse(incident.mail().contains("looking ahead"), incident.mail());
    }
  }

  @Test
  void nobodyIsAskedTwiceAboutWhatHasNotFailed() throws Exception {
    try (Incident incident = named(Map.of())) {
      incident.installation.review(Clock.daily());
      incident.decide("reject");
      for (int i = 0; i < 9; i++) {
        day(incident);
      }
      assertEquals(1, incident.requests());
      assertEquals(CaseStatus.REJECTED, incident.standing().status());
    }
  }

  @Test
  void nothingForeseenIsRepairedWithoutAPersonUnlessThatIsSet() throws Exception {
    try (Incident incident = Incident.auto()) {
      grant(incident);
      incident.installation.review(Clock.daily());
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
    Map<String, String> auto =
        Map.of(
            EnvironmentKeys.MODE, "auto",
            EnvironmentKeys.AUTO_PRINCIPALS, "*",
            EnvironmentKeys.ALLOWED_REGIONS, "*",
            EnvironmentKeys.LOOK_AHEAD, "auto");
    try (Incident incident = named(auto)) {
      incident.installation.aws().account().setTag(Incident.ROLE, "bedrock-remedy", "auto");
      incident.installation.review(Clock.daily());
      assertEquals(CaseStatus.APPLIED, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aGrantOfEveryProfileIsNoCase() throws Exception {
    try (Incident incident = Incident.start()) {
      incident.installation.review(Clock.daily());
      assertEquals(0, incident.cases());
      assertTrue(incident.log().contains("looked-ahead"), incident.log());
    }
  }

  @Test
  void lookingAheadCanBeTurnedOff() throws Exception {
    try (Incident incident = named(Map.of(EnvironmentKeys.LOOK_AHEAD, "off"))) {
      incident.installation.review(Clock.daily());
      assertEquals(0, incident.cases());
      assertTrue(
          incident.installation.aws().calls().list().stream()
              .noneMatch(c -> c.action().equals("iam:GetAccountAuthorizationDetails")));
    }
  }

  @Test
  void aDayWithoutAnAnswerOfIamCostsNothingButThatDay() throws Exception {
    try (Incident incident = named(Map.of())) {
      incident
          .installation
          .aws()
          .faults()
          .next("iam:GetAccountAuthorizationDetails", Fault.ACCESS_DENIED, 1);
      incident.installation.review(Clock.daily());
      assertEquals(0, incident.cases());
      day(incident);
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    }
  }

  @Test
  void aPolicyOfOurNameWithoutACaseIsToldOnceAndLeftThere() throws Exception {
    try (Incident incident = Incident.start()) {
      incident
          .installation
          .aws()
          .account()
          .putInlinePolicy(Incident.ROLE, "BedrockRemedy-br-aaaaaaaaaa", GRANT);
      incident.installation.review(Clock.daily());
      day(incident);
      assertEquals(1, incident.told("[Stray]"));
      assertTrue(incident.mail().contains("BedrockRemedy-br-aaaaaaaaaa"), incident.mail());
      assertEquals(1, incident.ours().size());
    }
  }

  @Test
  void aRepairWhoseProfileGainedARegionIsAskedAboutAgain() throws Exception {
    try (Incident incident = named(Map.of())) {
      incident.deliver();
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
      incident.installation.aws().account().putInferenceProfile("618048437522", gained());
      day(incident);
      assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
      assertEquals(2, incident.standing().generation());
      String mail = incident.mail().replaceAll("\\s+", " ");
      assertTrue(mail.contains("1 more Region"), incident.mail());
      incident.decide("approve");
      assertEquals(1, incident.ours().size());
      String policy = incident.ours().values().iterator().next();
      assertTrue(policy.contains("ca-central-1::" + MODEL), policy);
      day(incident);
      assertEquals(2, incident.standing().generation());
    }
  }

  @Test
  void aRegionThatIsNotPermittedIsToldOnceAndNotPlannedAnewEveryDay() throws Exception {
    String here = "us-east-1,us-east-2,us-west-2";
    try (Incident incident = named(Map.of(EnvironmentKeys.ALLOWED_REGIONS, here))) {
      incident.deliver();
      incident.decide("approve");
      incident.pass(Duration.ofSeconds(90));
      incident.installation.aws().account().putInferenceProfile("618048437522", gained());
      day(incident);
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      assertTrue(incident.lastSubject().startsWith("[Will be denied]"), incident.lastSubject());
      assertTrue(incident.mail().contains("not permitted here: ca-central-1"), incident.mail());
      assertTrue(incident.mail().contains("allowedRegions"), incident.mail());
      assertEquals(1, incident.log().lines().filter(l -> l.contains("\"Cases\":1")).count());
      List<String> steps = incident.steps();
      int told = incident.installation.aws().publications().size();
      String ours = incident.ours().values().iterator().next();
      long simulated = simulations(incident);
      day(incident);
      assertEquals(simulated, simulations(incident));
      assertEquals(steps, incident.steps());
      assertEquals(told, incident.installation.aws().publications().size());
      assertEquals(ours, incident.ours().values().iterator().next());
    }
  }

  private static long simulations(Incident incident) {
    return incident.installation.aws().calls().list().stream()
        .filter(c -> c.action().startsWith("iam:Simulate"))
        .count();
  }

  /// The profile as Bedrock would answer once AWS had added a Region.
  static String gained() {
    return leadingTo("ca-central-1", "us-east-1", "us-east-2", "us-west-2");
  }

  /// The profile as Bedrock would answer if it led to these Regions.
  static String leadingTo(String... regions) {
    var models = new StringBuilder();
    for (String region : regions) {
      models
          .append(models.isEmpty() ? "" : ",")
          .append("{\"modelArn\":\"arn:aws:bedrock:")
          .append(region)
          .append("::")
          .append(MODEL)
          .append("\"}");
    }
    return """
        {"inferenceProfileName": "us", "inferenceProfileArn": "%s",
         "inferenceProfileId": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
         "status": "ACTIVE", "type": "SYSTEM_DEFINED", "models": [%s]}"""
        .formatted(PROFILE, models);
  }
}
