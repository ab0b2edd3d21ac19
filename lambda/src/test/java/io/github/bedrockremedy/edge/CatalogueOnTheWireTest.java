package io.github.bedrockremedy.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.BedrockProfiles;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.edge.iam.IamAccessProbe;
import io.github.bedrockremedy.edge.iam.IamEvidence;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.CatalogueCall;
import io.github.bedrockremedy.pipeline.CatalogueNearMisses;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.IamRequest;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/// One profile of each geography, planned against an account that is asked over the wire, written
/// as an inline policy and looked at through `SimulatePrincipalPolicy`.
class CatalogueOnTheWireTest {
  private static final Instant NOW = Instant.parse(Records.TIME).plusSeconds(60);
  private static final RuleSettings SETTINGS =
      new RuleSettings(Mode.APPROVE, Optional.empty(), Set.of("*"), List.of("*"), List.of(), false);

  static List<CatalogueCall> oneOfEachGeography() {
    Map<String, CatalogueCall> calls = new TreeMap<>();
    for (CatalogueCall call : CatalogueCall.all()) {
      String id = call.entry().id();
      if (call.action().endsWith("Stream") == (id.length() % 2 == 0)) {
        calls.putIfAbsent(id.substring(0, id.indexOf('.')), call);
      }
    }
    return List.copyOf(calls.values());
  }

  @ParameterizedTest
  @MethodSource("oneOfEachGeography")
  void theWrittenPatchAllowsTheNeededCallsAndNoOther(CatalogueCall call) {
    try (LocalAws aws = LocalAws.start(account(call), () -> NOW)) {
      IamClient iam = client(aws, IamClient.builder(), "aws-global");
      var source =
          new IamEvidence(
              iam, new StackLookup(r -> client(aws, CloudFormationClient.builder(), r.id())));
      var profiles =
          new BedrockProfiles(
              r -> client(aws, BedrockClient.builder(), r.id()),
              new CatalogueProfiles(ProfileCatalogue.embedded()));
      var gathering =
          new Gathering(_ -> new AccountFacts(source, new IamAccessProbe(iam), profiles), () -> {});
      Plan plan =
          new Planner(gathering, SETTINGS)
              .plan(call.deniedOn(call.needed().getLast().resource()), false, NOW);
      assertEquals(Optional.of(true), plan.proof().holds(), () -> plan.proof().toString());

      List<IamRequest> misses = everyTenth(CatalogueNearMisses.of(call));
      call.needed().forEach(needed -> assertFalse(allows(iam, call, needed), needed::toString));
      iam.putRolePolicy(
          r ->
              r.roleName("supervisor-dev")
                  .policyName("patch")
                  .policyDocument(plan.patch().orElseThrow().text()));
      call.needed().forEach(needed -> assertTrue(allows(iam, call, needed), needed::toString));
      misses.forEach(miss -> assertFalse(allows(iam, call, miss), miss::toString));
    }
  }

  private static List<IamRequest> everyTenth(List<IamRequest> requests) {
    List<IamRequest> some = new ArrayList<>();
    for (int i = 0; i < requests.size(); i += 10) {
      some.add(requests.get(i));
    }
    return some;
  }

  private static boolean allows(IamClient iam, CatalogueCall call, IamRequest request) {
    List<ContextEntry> context = new ArrayList<>();
    request
        .context()
        .forEach(
            (key, values) ->
                context.add(
                    ContextEntry.builder()
                        .contextKeyName(key)
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues(values)
                        .build()));
    return iam
        .simulatePrincipalPolicy(
            r ->
                r.policySourceArn(call.roleArn())
                    .actionNames(request.action())
                    .resourceArns(request.resource())
                    .contextEntries(context))
        .evaluationResults()
        .stream()
        .allMatch(result -> result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED);
  }

  private static AccountFile account(CatalogueCall call) {
    return AccountFile.parse(
        """
        {"AccountId": "%s",
         "RoleDetailList": [
           {"RoleName": "supervisor-dev", "Path": "/agents/", "RoleId": "%s", "Arn": "%s",
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
            "Tags": [], "RolePolicyList": [], "AttachedManagedPolicies": []}]}
        """
            .formatted(Records.ACCOUNT, Records.ROLE_ID, call.roleArn()));
  }

  private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      LocalAws aws, B builder, String region) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(software.amazon.awssdk.regions.Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
