package io.github.bedrockremedy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrock.model.BedrockException;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileModel;
import software.amazon.awssdk.services.bedrock.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrock.model.ThrottlingException;

class BedrockServiceTest {
  private static final String SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final String APPLICATION =
      "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123";

  private final LocalAws aws =
      LocalAws.start(
          AccountFile.parse(
              """
              {"AccountId": "111122223333", "InferenceProfiles": [
                {"inferenceProfileArn": "%s", "inferenceProfileId": "abc123",
                 "inferenceProfileName": "ours", "status": "ACTIVE", "type": "APPLICATION",
                 "models": [{"modelArn": "arn:aws:bedrock:us-east-1::foundation-model/m"}]}]}
              """
                  .formatted(APPLICATION)),
          Clients.CLOCK);

  @AfterEach
  void close() {
    aws.close();
  }

  private List<String> models(String region, String id) {
    try (var bedrock = Clients.bedrock(aws, region)) {
      return bedrock.getInferenceProfile(it -> it.inferenceProfileIdentifier(id)).models().stream()
          .map(InferenceProfileModel::modelArn)
          .toList();
    }
  }

  @Test
  void aProfileRoutesToTheRegionsOfItsSourceRegion() {
    List<String> expected =
        List.of("us-east-1", "us-east-2", "us-west-2").stream()
            .map(region -> "arn:aws:bedrock:" + region + "::foundation-model/" + SONNET)
            .toList();
    assertEquals(expected, models("us-east-1", "us." + SONNET));
    assertEquals(
        expected,
        models(
            "us-east-1", "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us." + SONNET));
  }

  @Test
  void aGlobalProfileNamesTheModelWithoutARegion() {
    assertTrue(
        models("us-east-1", "global." + SONNET)
            .contains("arn:aws:bedrock:::foundation-model/" + SONNET));
  }

  @Test
  void anApplicationProfileComesFromTheAccount() {
    List<String> model = List.of("arn:aws:bedrock:us-east-1::foundation-model/m");
    assertEquals(model, models("us-east-1", APPLICATION));
    assertEquals(model, models("us-east-1", "abc123"));
  }

  @Test
  void aCustomersProfileThatIsNotInTheAccountIsNotFound() {
    assertThrows(ResourceNotFoundException.class, () -> models("eu-west-1", APPLICATION));
    assertThrows(ResourceNotFoundException.class, () -> models("us-east-1", "xyz789"));
  }

  @Test
  void whetherAwsHasASystemProfileThatIsInNoCatalogueIsNotClaimed() {
    for (String id : List.of("us." + SONNET, "us.acme.no-such-model")) {
      var refused = assertThrows(BedrockException.class, () -> models("eu-west-1", id));
      assertEquals("NotKnownHere", refused.awsErrorDetails().errorCode());
    }
  }

  @Test
  void routersAndGuardrailsComeFromTheAccount() {
    String router = "arn:aws:bedrock:us-east-1:111122223333:prompt-router/r1";
    String guardrail = "arn:aws:bedrock:us-east-1:111122223333:guardrail/g1";
    try (var own =
            LocalAws.start(
                AccountFile.parse(
                    """
                    {"AccountId": "111122223333",
                     "PromptRouters": [{"promptRouterArn": "%s", "promptRouterName": "r",
                       "models": [{"modelArn": "arn:aws:bedrock:us-east-1::foundation-model/a.b"}]}],
                     "Guardrails": [{"guardrailArn": "%s", "guardrailId": "g1"}]}
                    """
                        .formatted(router, guardrail)),
                Clients.CLOCK);
        var bedrock = Clients.bedrock(own, "us-east-1");
        var elsewhere = Clients.bedrock(own, "us-west-2")) {
      assertEquals(1, bedrock.getPromptRouter(it -> it.promptRouterArn(router)).models().size());
      assertEquals(
          guardrail, bedrock.getGuardrail(it -> it.guardrailIdentifier(guardrail)).guardrailArn());
      assertThrows(
          ResourceNotFoundException.class,
          () -> elsewhere.getPromptRouter(it -> it.promptRouterArn(router)));
      assertThrows(
          ResourceNotFoundException.class,
          () -> bedrock.getGuardrail(it -> it.guardrailIdentifier(guardrail + "x")));
    }
  }

  @Test
  void profilesAreListedByTypeAndPage() {
    try (var bedrock = Clients.bedrock(aws, "us-east-1")) {
      var own = bedrock.listInferenceProfiles(it -> it.typeEquals("APPLICATION"));
      assertEquals(1, own.inferenceProfileSummaries().size());
      var page = bedrock.listInferenceProfiles(it -> it.maxResults(2));
      assertEquals(2, page.inferenceProfileSummaries().size());
      long all =
          bedrock.listInferenceProfilesPaginator(it -> it.maxResults(20)).stream()
              .mapToLong(it -> it.inferenceProfileSummaries().size())
              .sum();
      assertEquals(bedrock.listInferenceProfiles(it -> {}).inferenceProfileSummaries().size(), all);
    }
  }

  @Test
  void throttlingIsBedrocksOwn() {
    aws.faults().next("bedrock:GetInferenceProfile", Fault.THROTTLE, 1);
    assertThrows(ThrottlingException.class, () -> models("us-east-1", "us." + SONNET));
  }
}
