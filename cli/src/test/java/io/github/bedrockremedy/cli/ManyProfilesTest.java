package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.CallBudget;
import io.github.bedrockremedy.edge.dynamodb.CaseListing;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// More profiles to ask Bedrock about than one plan may make calls. The one that gained a Region
/// comes last, and only Bedrock itself knows of it, not the catalogue.
class ManyProfilesTest {
  private static final int BEFORE = CallBudget.CALLS + 1;
  private static final String ACCOUNT = "618048437522";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ReplayClock clock = new ReplayClock(Instant.parse("2026-03-02T06:02:00Z"));

  private Installation roles(int count, Map<String, String> environment) {
    return Installation.start(
        ManyRoles.account(count),
        environment,
        clock,
        new PrintStream(log, true, StandardCharsets.UTF_8),
        0);
  }

  private static List<Case> cases(Installation installation) {
    return new CaseListing(installation.dynamoDb(), installation.settings().table()).all();
  }

  @Test
  void everyRepairIsAskedAboutHoweverManyThereAre() throws Exception {
    Map<String, String> auto =
        Map.of(
            EnvironmentKeys.MODE, "auto",
            EnvironmentKeys.AUTO_PRINCIPALS, "*",
            EnvironmentKeys.ALLOWED_REGIONS, "*",
            EnvironmentKeys.WRITES_PER_ACCOUNT_DAY, "1000",
            EnvironmentKeys.REQUESTS_PER_HOUR, "1000");
    try (Installation installation = roles(BEFORE + 1, auto)) {
      for (int role = 0; role <= BEFORE; role++) {
        installation.aws().account().setTag(ManyRoles.arn(role), "bedrock-remedy", "auto");
        String event = ManyRoles.event(role, clock.instant());
        installation.deliver(
            List.of(
                role < BEFORE
                    ? event.replace("sonnet-4-5-20250929", "haiku-4-5-20251001")
                    : event));
        clock.advance(Duration.ofSeconds(2));
      }
      clock.advance(Duration.ofMinutes(2));
      installation.review();
      installation.aws().account().putInferenceProfile(ACCOUNT, LookAheadTest.gained());
      installation.aws().calls().reset();
      clock.advance(Duration.ofHours(1));
      installation.review("daily");
      assertEquals(
          Map.of(CaseStatus.VERIFIED, (long) BEFORE, CaseStatus.PENDING, 1L),
          cases(installation).stream()
              .collect(Collectors.groupingBy(Case::status, Collectors.counting())),
          log::toString);
      String line =
          "\"what\":\"repairs-looked-at\",\"repairs\":"
              + (BEFORE + 1)
              + ",\"unheard\":0,\"whole\":true";
      assertTrue(log.toString(StandardCharsets.UTF_8).contains(line), log::toString);
    }
  }

  @Test
  void everyProfileOfAPageIsAskedAboutHoweverManyThereAre() throws Exception {
    try (Installation installation = roles(2, Map.of())) {
      installation
          .aws()
          .account()
          .putInlinePolicy(ManyRoles.arn(0), LookAheadTest.OWN, grant(otherProfiles()));
      installation
          .aws()
          .account()
          .putInlinePolicy(
              ManyRoles.arn(1),
              LookAheadTest.OWN,
              LookAheadTest.GRANT.replace(
                  "\"arn:aws:bedrock:us-east-1::", models() + ",\"arn:aws:bedrock:us-east-1::"));
      installation.aws().account().putInferenceProfile(ACCOUNT, LookAheadTest.gained());
      installation.review("daily");
      assertTrue(installation.aws().calls().count("bedrock:GetInferenceProfile") > BEFORE);
      assertEquals(
          List.of(CaseStatus.PENDING),
          cases(installation).stream().map(Case::status).toList(),
          log::toString);
    }
  }

  /// The model in the Regions the catalogue knows of.
  private static String models() {
    String model = "foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";
    return "\"arn:aws:bedrock:us-east-2::"
        + model
        + "\",\"arn:aws:bedrock:us-west-2::"
        + model
        + "\"";
  }

  /// Profiles as seen from each of their source Regions.
  private static List<String> otherProfiles() {
    List<String> arns = new ArrayList<>();
    for (String region : List.of("us-east-1", "us-east-2", "us-west-2")) {
      ProfileCatalogue.embedded().entries().keySet().stream()
          .filter(id -> id.startsWith("us.") && !id.contains("sonnet-4-5-20250929"))
          .map(id -> "arn:aws:bedrock:" + region + ":" + ACCOUNT + ":inference-profile/" + id)
          .forEach(arns::add);
    }
    assertTrue(arns.size() >= BEFORE, arns.size() + " profiles");
    return arns.subList(0, BEFORE);
  }

  private static String grant(List<String> profiles) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
        + "[\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"],\"Resource\":[\""
        + String.join("\",\"", profiles)
        + "\",\"arn:aws:bedrock:*::foundation-model/*\"]}]}";
  }
}
