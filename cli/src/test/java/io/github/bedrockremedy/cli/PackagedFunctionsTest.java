package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is deployed, whole: the zip, started by Lambda's own runtime client, one process a handler.
/// Needs `mvn verify`, which packages before it tests this module.
class PackagedFunctionsTest {
  private static final Path INCIDENT = Incident.FOLDER;
  private static final Path MEMBER =
      Path.of("../events/missing-destination-regions/member-account-of-another-region");

  @TempDir static Path code;
  @TempDir Path logs;

  @BeforeAll
  static void unpack() throws Exception {
    Optional<Path> zip = DeployedFunction.zip();
    Assumptions.assumeTrue(zip.isPresent(), "lambda is not packaged: run mvn verify");
    DeployedFunction.unpack(zip.orElseThrow(), code);
  }

  @Test
  void fromTheDenialToTheVerifiedRepair() throws Exception {
    try (Deployment deployment = deployment(INCIDENT)) {
      String event = Files.readString(INCIDENT.resolve("event.json"));
      assertEquals(Map.of("batchItemFailures", List.of()), answer(deployment.deliver(event)));
      assertEquals(303, deployment.decide("approve"));
      CaseId id = id(event);
      assertEquals(CaseStatus.APPLIED, status(deployment, id));
      deployment.review(id);
      assertEquals(CaseStatus.VERIFIED, status(deployment, id));
      assertEquals(
          List.of("PENDING", "APPROVED", "APPLYING", "APPLIED", "VERIFIED"),
          deployment.ledger.history(id).stream().map(s -> s.to().name()).toList());
      assertEquals(
          Set.of("supervisor-agent-permissions", id.policyName()),
          deployment.aws.account().inlinePolicies(Incident.ROLE).keySet());
      nothingWider(deployment);
      assertEquals(
          Set.of("iam:PutRolePolicy"),
          deployment.aws.calls().list().stream()
              .map(Call::action)
              .filter(a -> a.startsWith("iam:Put"))
              .collect(java.util.stream.Collectors.toSet()));
    }
  }

  @Test
  void aDenialOfAFurtherAccountAndRegionIsRepairedThere() throws Exception {
    try (Deployment deployment = deployment(MEMBER)) {
      String event = Files.readString(MEMBER.resolve("event.json"));
      deployment.deliver(event);
      assertEquals(303, deployment.decide("approve"));
      assertEquals(CaseStatus.APPLIED, status(deployment, id(event)));
      assertTrue(
          deployment.aws.calls().list().stream()
              .anyMatch(
                  c ->
                      c.action().equals("iam:PutRolePolicy")
                          && c.caller().endsWith("role/bedrock-remedy/member-write")));
      nothingWider(deployment);
    }
  }

  @Test
  void aMessageOfAnotherQueueIsGivenBackAndAskedNothingOf() throws Exception {
    try (Deployment deployment = deployment(INCIDENT)) {
      byte[] foreign =
          io.github.bedrockremedy.local.LambdaEvents.sqsBatch(
              "arn:aws:sqs:us-east-1:999999999999:other",
              List.of(Files.readString(INCIDENT.resolve("event.json"))));
      Map<String, Object> answer = answer(deployment.of(HandlerActions.DENIAL).invoke(foreign));
      assertFalse(answer.equals(Map.of("batchItemFailures", List.of())), answer::toString);
      assertEquals(0, deployment.aws.calls().count("iam:*"));
    }
  }

  private static void nothingWider(Deployment deployment) {
    assertEquals(
        Set.of(), new HandlerRights().add("packaged", deployment.aws.calls().list()).wider());
  }

  private static CaseStatus status(Deployment deployment, CaseId id) {
    return deployment.ledger.find(id).orElseThrow().status();
  }

  private static CaseId id(String event) {
    var denied = (EventReading.AccessDenied) EventReader.read(event);
    return CaseKey.of(DenialReader.read(denied.event())).id();
  }

  private static Map<String, Object> answer(byte[] bytes) throws Exception {
    return JSON.std.mapFrom(bytes);
  }

  private Deployment deployment(Path folder) {
    return new Deployment(code, logs, AccountFile.read(folder.resolve("account.json")), Map.of());
  }
}
