package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.dynamodb.CaseListing;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The daily look where an account is too large for one run or one day, and whom it looks at.
class LookGoesOnTest {
  private static final String LISTING = "iam:GetAccountAuthorizationDetails";

  /// What nobody can be certain of.
  private static final String GUARDED =
      LookAheadTest.GRANT
          .replace(",\"bedrock:InvokeModelWithResponseStream\"", "")
          .replace(
              "}]}",
              ",\"Condition\":{\"StringEquals\":{\"bedrock:GuardrailIdentifier\":\"g\"}}}]}");

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final ReplayClock clock = new ReplayClock(Instant.parse("2026-03-02T06:02:00Z"));

  private Installation start(AccountFile account, Map<String, String> environment) {
    return Installation.start(
        account, environment, clock, new PrintStream(log, true, StandardCharsets.UTF_8), 0);
  }

  /// Roles of which some are granted one profile in one of its Regions.
  private Installation roles(int count, int from, int to) {
    Installation installation =
        start(ManyRoles.account(count), Map.of(EnvironmentKeys.REQUESTS_PER_HOUR, "1000"));
    for (int i = from; i < to; i++) {
      installation
          .aws()
          .account()
          .putInlinePolicy(ManyRoles.arn(i), LookAheadTest.OWN, LookAheadTest.GRANT);
    }
    return installation;
  }

  private static List<Case> cases(Installation installation) {
    return new CaseListing(installation.dynamoDb(), installation.settings().table()).all();
  }

  private void strike(Installation installation) throws Exception {
    clock.advance(Duration.ofMinutes(5));
    installation.review();
  }

  private void day(Installation installation) throws Exception {
    clock.advance(Duration.ofDays(1));
    installation.review("daily");
  }

  private static int listings(Installation installation) {
    return installation.aws().calls().count(LISTING);
  }

  @Test
  void aListingCutOffGoesOnWhereItStoppedWhenTheClockStrikesNext() throws Exception {
    // The last five by name are on the third page.
    try (Installation installation = roles(405, 95, 100)) {
      installation.aws().faults().nth(LISTING, Fault.ACCESS_DENIED, 4);
      installation.review("daily");
      assertEquals(0, cases(installation).size());
      int before = listings(installation);
      strike(installation);
      assertEquals(5, cases(installation).size(), log::toString);
      assertEquals(before + 2, listings(installation), "what is shared, and the third page");
      int after = listings(installation);
      strike(installation);
      installation.review("daily");
      assertEquals(after, listings(installation), "nobody is looked at twice on one day");
      day(installation);
      assertEquals(after + 4, listings(installation), "the next day is a new round");
    }
  }

  /// Thirty roles of which nothing is certain, and six by name behind them of which it is.
  @Test
  void whatADayHasNoPlansForIsLookedAtOnTheNext() throws Exception {
    try (Installation installation = roles(36, 4, 10)) {
      for (int role = 0; role < 36; role++) {
        if (role < 4 || role > 9) {
          installation
              .aws()
              .account()
              .putInlinePolicy(ManyRoles.arn(role), LookAheadTest.OWN, GUARDED);
        }
      }
      installation.review("daily");
      assertTrue(log.toString(StandardCharsets.UTF_8).contains("\"planned\":30"), log::toString);
      strike(installation);
      assertEquals(0, cases(installation).size());
      day(installation);
      assertEquals(6, cases(installation).size(), log::toString);
    }
  }

  /// Eight roles with four profiles each, of none of which anything is certain.
  @Test
  void noRoleGetsMorePlansThanTheDayHasLeft() throws Exception {
    String four =
        GUARDED
            .replaceAll(
                "\"arn:aws:bedrock:us-east-1:618048437522:inference-profile/us[^\"]*\"",
                Stream.of("sonnet-4-5-20250929", "haiku-4-5-20251001", "sonnet-4-20250514")
                    .map(
                        model ->
                            "\"arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.anthropic.claude-"
                                + model
                                + "-v1:0\"")
                    .collect(
                        Collectors.joining(
                            ",",
                            "",
                            ",\"arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.anthropic.claude-3-7-sonnet-20250219-v1:0\"")))
            .replaceAll("foundation-model/[^\"]*", "foundation-model/anthropic.*");
    try (Installation installation = roles(8, 0, 0)) {
      for (int role = 0; role < 8; role++) {
        installation.aws().account().putInlinePolicy(ManyRoles.arn(role), LookAheadTest.OWN, four);
      }
      installation.review("daily");
      assertTrue(log.toString(StandardCharsets.UTF_8).contains("\"planned\":30"), log::toString);
    }
  }

  @Test
  void aUserIsLookedAtWithWhatItsGroupsHold() throws Exception {
    try (Installation installation = start(user(), Map.of())) {
      installation.review("daily");
      Case asked = cases(installation).getFirst();
      assertEquals(CaseStatus.PENDING, asked.status(), log::toString);
      assertTrue(asked.plan().subject().targetArn().orElseThrow().endsWith(":user/nightly-eval"));
    }
    try (Installation installation = start(user(), Map.of(EnvironmentKeys.USERS, "false"))) {
      installation.review("daily");
      assertEquals(CaseStatus.REPORTED, cases(installation).getFirst().status(), log::toString);
    }
  }

  private static AccountFile user() throws Exception {
    String text =
        Files.readString(
            Path.of("../events/missing-destination-regions/iam-user-auto/account.json"));
    return AccountFile.parse(
        text.replace("inference-profile/*", "inference-profile/us.amazon.nova-lite-v1:0"));
  }

  /// The role's own policies say nothing; what it holds is AWS's.
  private static AccountFile managed(String statement) {
    return AccountFile.parse(
        """
        {"AccountId":"618048437522","RoleDetailList":[{"RoleName":"agent","RoleId":"AROAAGENT",
          "Arn":"arn:aws:iam::618048437522:role/agent","AttachedManagedPolicies":[
            {"PolicyName":"AmazonBedrockSome","PolicyArn":"arn:aws:iam::aws:policy/AmazonBedrockSome"}]}],
         "Policies":[{"PolicyName":"AmazonBedrockSome","DefaultVersionId":"v1",
          "Arn":"arn:aws:iam::aws:policy/AmazonBedrockSome","PolicyVersionList":[{"VersionId":"v1",
          "Document":{"Version":"2012-10-17","Statement":[%s]}}]}]}
        """
            .formatted(statement));
  }

  @Test
  void aGrantInAPolicyOfAwsOwnIsCompletedByAPolicyOfOurs() throws Exception {
    String grant = LookAheadTest.GRANT.replaceAll(".*\"Statement\":\\[(.*)\\]\\}$", "$1");
    try (Installation installation = start(managed(grant), Map.of())) {
      installation.review("daily");
      Case asked = cases(installation).getFirst();
      assertEquals(CaseStatus.PENDING, asked.status(), log::toString);
      String patch = asked.plan().proposal().orElseThrow().text();
      assertTrue(patch.contains("us-west-2"), patch);
    }
  }

  @Test
  void whatAwsGrantsOnEverythingHasNothingToComplete() throws Exception {
    String limited =
        "{\"Sid\":\"BedrockAPIs\",\"Effect\":\"Allow\",\"Action\":[\"bedrock:Get*\","
            + "\"bedrock:List*\",\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"],"
            + "\"Resource\":\"*\"}";
    try (Installation installation = start(managed(limited), Map.of())) {
      installation.review("daily");
      assertEquals(List.of(), cases(installation));
      assertEquals(0, installation.aws().calls().count("iam:SimulatePrincipalPolicy"));
    }
  }
}
