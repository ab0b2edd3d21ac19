package io.github.bedrockremedy.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.BedrockProfiles;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.edge.iam.IamAccessProbe;
import io.github.bedrockremedy.edge.iam.IamEvidence;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;

/// All reads for one denial against an account that evaluates its policies: the role may call the
/// profile and the model in the source Region, and not in the other two.
class LocalAccountTest {
  private static final Region SOURCE = new Region("us-east-1");
  private static final String MODEL = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final Arn PROFILE =
      Targets.arn("arn:aws:bedrock:us-east-1:618048437522:inference-profile/us." + MODEL);

  private final LocalAws aws =
      LocalAws.start(
          AccountFile.parse(
              """
              {"AccountId": "618048437522",
               "RoleDetailList": [
                 {"RoleName": "supervisor-dev", "Path": "/agents/", "RoleId": "AROAEXAMPLE",
                  "Arn": "arn:aws:iam::618048437522:role/agents/supervisor-dev",
                  "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
                  "Tags": [{"Key": "Team", "Value": "search"}],
                  "RolePolicyList": [{"PolicyName": "models", "PolicyDocument": {
                    "Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "bedrock:InvokeModel", "Resource": [
                        "arn:aws:bedrock:us-east-1::foundation-model/*",
                        "arn:aws:bedrock:us-east-1:618048437522:inference-profile/*"]}]}}],
                  "AttachedManagedPolicies": []}]}
              """),
          () -> Instant.parse("2026-11-22T10:00:00Z"));
  private final CallBudget budget = new CallBudget();
  private final IamClient iam = client(IamClient.builder(), "aws-global");
  private final IamEvidence evidence =
      new IamEvidence(iam, new StackLookup(r -> client(CloudFormationClient.builder(), r.id())));
  private final IamAccessProbe probe = new IamAccessProbe(iam);
  private final BedrockProfiles profiles =
      new BedrockProfiles(
          r -> client(BedrockClient.builder(), r.id()),
          new CatalogueProfiles(ProfileCatalogue.embedded()));

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void theEvidenceOfTheIncidentCostsFewCallsAndShowsWhatIsMissing() {
    PrincipalFacts.Known role =
        assertInstanceOf(PrincipalFacts.Known.class, evidence.principal(Targets.ROLE));
    assertEquals(Map.of("Team", "search"), role.tags());
    assertEquals(
        new Owner.Tagged("Team", "search"), evidence.owner(Targets.ROLE, SOURCE, role.tags()));

    ProfileFacts.Known profile =
        assertInstanceOf(ProfileFacts.Known.class, profiles.describe(SOURCE, PROFILE));
    assertEquals(new ProfileFacts.Provenance.Live(), profile.from());
    assertEquals(3, profile.models().size());

    List<Probe> probes = new ArrayList<>();
    probes.add(Probe.direct(Action.INVOKE_MODEL, PROFILE, SOURCE.id()));
    profile.models().forEach(m -> probes.add(Probe.through(Action.INVOKE_MODEL, m, PROFILE)));
    Simulation before =
        probe.simulate(Targets.ROLE, probes, Optional.empty(), KnownKeys.NONE, false);
    assertEquals(
        List.of(true, true, false, false),
        probes.stream().map(p -> before.to(p).orElseThrow().allowed()).toList());

    String draft =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "[\"bedrock:InvokeModel\"],\"Resource\":[\"arn:aws:bedrock:us-east-2::foundation-model/"
            + MODEL
            + "\",\"arn:aws:bedrock:us-west-2::foundation-model/"
            + MODEL
            + "\"],\"Condition\":{\"StringEquals\":{\"bedrock:InferenceProfileArn\":[\""
            + PROFILE
            + "\"]}}}]}";
    assertFalse(before.allows(probes));
    assertTrue(
        probe
            .simulate(Targets.ROLE, probes, Optional.of(draft), KnownKeys.NONE, true)
            .allows(probes));

    assertTrue(budget.made() <= 12, "calls made: " + budget.made());
    aws.calls()
        .list()
        .forEach(
            call ->
                assertTrue(
                    HandlerActions.DENIAL.onAccount().contains(call.action()), call.action()));
  }

  @Test
  void theProfilesBehindAModelAreThoseOfTheSourceRegion() {
    List<ProfileFacts.Known> found =
        profiles.containing(
            SOURCE,
            Targets.ACCOUNT,
            io.github.bedrockremedy.iam.ModelId.parse(MODEL).orElseThrow());

    assertTrue(found.stream().anyMatch(k -> k.arn().equals(PROFILE)));
    assertTrue(found.stream().allMatch(k -> k.from() instanceof ProfileFacts.Provenance.Live));
  }

  private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      B builder, String region) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(software.amazon.awssdk.regions.Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.addExecutionInterceptor(budget))
        .build();
  }
}
