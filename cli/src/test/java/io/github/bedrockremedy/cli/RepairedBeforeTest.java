package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What people read of a call that was repaired before, when they decide about it again or hear
/// what became of the repair.
class RepairedBeforeTest {
  private static final String REPLACES =
      "Replaces inline policy " + Incident.id().policyName() + ", and nothing else.";

  @Test
  void whoDecidesReadsThatSomebodyChangedOurPolicyAndThatTheirsIsReplaced() throws Exception {
    try (Incident incident = verified()) {
      String name = incident.ours().keySet().iterator().next();
      String changed = UpkeepTest.WHOLE.replace("bedrock:", "s3:");
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, name, changed);
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertAsked(incident, "our policy was changed by someone else", REPLACES);
      String slack =
          SentMessage.read(incident.installation.aws().publications().getLast().message()).slack();
      assertTrue(slack.contains("our policy was changed by someone else"), slack);
      assertTrue(slack.contains("Would replace " + name + " by"), slack);
      String page = page(incident);
      assertTrue(page.contains("our policy was changed by someone else"), page);
      assertTrue(page.contains(REPLACES), page);
      String shown = OtherWaysTest.cli(incident, 0, "show", Incident.id().value());
      assertTrue(shown.contains("REPAIRED BEFORE"), shown);
      incident.clock.advance(Duration.ofHours(19));
      incident.installation.review();
      assertTrue(incident.mail().startsWith("DECISION STILL NEEDED"), incident.mail());
      assertAsked(incident, "our policy was changed by someone else", REPLACES);
    }
  }

  @Test
  void whoDecidesReadsThatOurPolicyWentTwiceAndBelongsInTheCode() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      incident.pass(Duration.ofMinutes(2));
      incident.takeAway();
      incident.deliverAgainAfter(Duration.ofMinutes(40));
      assertAsked(incident, "our policy was written 2 times", "Adds inline policy");
      assertAsked(
          incident, "our policy is gone, most likely by a deploy", "lasts only in the code");
    }
  }

  @Test
  void whoDecidesReadsThatTheProfileGainedARegion() throws Exception {
    try (Incident incident = verified()) {
      LookAheadTest.grant(incident);
      incident
          .installation
          .aws()
          .account()
          .putInferenceProfile("618048437522", LookAheadTest.gained());
      incident.clock.advance(Duration.ofDays(1));
      incident.installation.review(Clock.daily());
      assertAsked(incident, "the profile leads to ca-central-1 by now", REPLACES);
    }
  }

  @Test
  void whereTheRulesForbidToAskTheMailSaysWhichAndOffersNoUndoOfWhatIsGone() throws Exception {
    try (Incident incident = verified()) {
      incident.takeAway();
      incident.installation.aws().account().setTag(Incident.ROLE, "bedrock-remedy", "never");
      incident.deliverAgainAfter(Duration.ofMinutes(20));
      assertEquals(CaseStatus.RECURRED, incident.standing().status(), incident.log());
      String mail = incident.mail();
      assertTrue(mail.startsWith("Denied again; our policy is gone."), mail);
      assertTrue(mail.contains("\nWHY NOBODY IS ASKED\n"), mail);
      assertFalse(mail.contains("UNDO") || mail.contains("WHAT WAS ADDED"), mail);
      assertFalse(mail.contains("the policy shown"), mail);
    }
  }

  @Test
  void anotherLayersDenialComesWithTheStepsOfItsReport() throws Exception {
    try (Incident incident = verified()) {
      incident.deliverAgainAfter(
          Duration.ofMinutes(20), "with an explicit deny in a service control policy");
      String mail = incident.mail();
      assertTrue(mail.startsWith("Denied again although our policy is there."), mail);
      assertTrue(mail.contains("\nWHAT TO DO\n  1. "), mail);
      assertTrue(mail.contains("\nWHAT WAS ADDED\n") && mail.contains("\nUNDO\n"), mail);
      assertFalse(mail.contains("Either the policy is gone"), mail);
    }
  }

  @Test
  void aRepairWhoseRoleIsDeletedIsNotCalledUnwritten() throws Exception {
    try (Incident incident = verified()) {
      incident.installation.aws().account().delete(Incident.ROLE);
      incident.pass(Duration.ofHours(25));
      assertEquals(CaseStatus.OUTDATED, incident.standing().status(), incident.log());
      String mail = incident.mail();
      assertFalse(mail.contains("nothing was changed") || mail.contains("not written"), mail);
      assertTrue(mail.contains("\nWHAT WENT WITH IT\n"), mail);
    }
  }

  @Test
  void anUndoBeforeTheWriteTakesBackAnApprovalAndNoPolicy() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.installation.aws().faults().next("iam:GetRole", Fault.ACCESS_DENIED, 1000);
      incident.decide("approve");
      incident.installation.aws().faults().clear();
      assertEquals(CaseStatus.APPROVED, incident.standing().status());
      incident.undo();
      assertEquals(CaseStatus.ROLLED_BACK, incident.standing().status(), incident.log());
      String mail = incident.mail();
      assertTrue(mail.startsWith("The approval was taken back, as asked for"), mail);
      assertFalse(mail.contains(" is gone"), mail);
    }
  }

  /// Denials are only counted until the plan that failed is a day old.
  @Test
  void whatIsSaidOfTheNextDenialIsWhatItDoes() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("approve");
      incident
          .installation
          .aws()
          .account()
          .putInlinePolicy(Incident.ROLE, "freeze", DeniedForLongTest.FREEZE);
      for (int i = 0; i < 8; i++) {
        incident.pass(Duration.ofMinutes(6));
      }
      assertEquals(CaseStatus.FAILED, incident.standing().status(), incident.log());
      String mail = incident.mail().replaceAll("\\s+", " ");
      assertTrue(mail.contains("the next after 2025-10-13 14:0"), mail);
      incident.deliverAgainAfter(Duration.ofHours(23));
      assertEquals(CaseStatus.FAILED, incident.standing().status());
      incident.deliverAgainAfter(Duration.ofHours(25));
      assertEquals(CaseStatus.REPORTED, incident.standing().status(), incident.log());
    }
  }

  private static void assertAsked(Incident incident, String... sentences) {
    assertEquals(CaseStatus.PENDING, incident.standing().status(), incident.log());
    String mail = incident.mail().replaceAll("\\s+", " ");
    int begin = mail.indexOf("REPAIRED BEFORE");
    assertTrue(begin > 0 && begin < mail.indexOf("REVIEW AND DECIDE"), mail);
    for (String sentence : sentences) {
      assertTrue(mail.contains(sentence), mail);
    }
    assertTrue(incident.mail().lines().count() <= 60, incident.mail());
  }

  private static String page(Incident incident) throws Exception {
    String link =
        incident.mail().lines().filter(l -> l.contains("/r/br-")).findFirst().orElseThrow();
    try (InputStream in = URI.create(link.strip()).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Incident verified() throws Exception {
    Incident incident = Incident.start().deliver();
    incident.decide("approve");
    incident.pass(Duration.ofSeconds(90));
    assertEquals(CaseStatus.VERIFIED, incident.standing().status(), incident.log());
    return incident;
  }
}
