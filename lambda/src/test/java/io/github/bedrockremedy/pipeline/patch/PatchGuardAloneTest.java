package io.github.bedrockremedy.pipeline.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule of the guard by itself: the limits warrant what is wrong, so no other rule stops it.
class PatchGuardAloneTest {
  private static final String OWN = "arn:aws:bedrock:us-east-1:618048437522:";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CountTokens | arn:aws:bedrock:us-east-1::foundation-model/a.b | ''",
        "CountTokens | arn:aws:bedrock:us-east-2::foundation-model/a.b | IT is in another Region than the call",
        "CountTokens | arn:aws:bedrock:us-east-1:111122223333:foundation-model/a.b | IT belongs to another account",
        "CountTokens | arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.a.b | bedrock:CountTokens cannot be allowed on IT",
        "ApplyGuardrail | arn:aws:bedrock:us-east-1:618048437522:guardrail/g | ''",
        "ApplyGuardrail | arn:aws:bedrock:us-east-1::guardrail/g | IT belongs to another account",
        "ApplyGuardrail | arn:aws:bedrock:us-east-2:618048437522:guardrail/g | IT is in another Region than the call",
        "InvokeModel | arn:aws:bedrock:us-east-1::foundation-model/a.b | ''",
        "InvokeModel | arn:aws:bedrock:us-east-1:618048437522:foundation-model/a.b | IT has an account",
        "InvokeModel | arn:aws:bedrock:us-east-2::foundation-model/a.b | IT is allowed outside the source Region without a profile",
        "InvokeModel | arn:aws:s3:us-east-1:618048437522:foundation-model/a.b | IT is not a Bedrock resource of the call's partition",
        "InvokeModel | arn:aws-us-gov:bedrock:us-east-1::foundation-model/a.b | IT is not a Bedrock resource of the call's partition",
        "InvokeModel | arn:aws:bedrock:us-east-1::foundation-model/* | the resource IT is not one ARN",
        "InvokeModel | a.b | the resource IT is not one ARN",
        "InvokeModel | * | the resource IT is not one ARN",
        "Rerank | * | ''",
        "Rerank | arn:aws:bedrock:us-east-1::foundation-model/a.b | an action without resource types needs the resource *, not IT",
      })
  void aResourceIsRefusedForWhatItIs(String action, String resource, String objection) {
    String text = document(statement("Allow", "bedrock:" + action, resource));
    List<String> expected =
        objection.isEmpty() ? List.of() : List.of(objection.replace("IT", resource));
    assertEquals(expected, objections(text, action, resource));
  }

  @Test
  void aDenyAnEmptyListAndAnEmptyDocumentAreRefused() {
    String model = Records.model("us-east-1");
    assertEquals(
        List.of("a statement is not a plain Allow of named actions on named resources"),
        objections(
            document(statement("Deny", "bedrock:InvokeModel", model)), "InvokeModel", model));
    assertEquals(List.of("there is no statement"), objections(document(""), "InvokeModel"));
    String none = "{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":[\"*\"]}";
    assertEquals(
        List.of("a statement names no action or no resource"),
        PatchGuard.objections(document(none), limits(List.of(), Set.of("*"))));
    String nowhere = "{\"Effect\":\"Allow\",\"Action\":[\"bedrock:Rerank\"],\"Resource\":[]}";
    assertEquals(
        List.of("a statement names no action or no resource"),
        objections(document(nowhere), "Rerank"));
  }

  @Test
  void twoProfilesAreRefused() {
    String one = OWN + "inference-profile/us.a.b";
    String other = OWN + "inference-profile/us.a.c";
    String text = document(statement("Allow", "bedrock:InvokeModel", one + "\",\"" + other));
    assertEquals(
        List.of("it names more than one profile"), objections(text, "InvokeModel", one, other));
  }

  @Test
  void theModelOfAnyRegionIsForInferenceThroughTheProfileNamedAfterItOnly() {
    String model = "arn:aws:bedrock:*::foundation-model/a.b";
    String without = model + " is allowed without the one profile that is named after the model";
    assertEquals(
        List.of("only model inference may be allowed on " + model, without),
        objections(
            document(statement("Allow", "bedrock:CountTokens", model)), "CountTokens", model));
    for (String profile :
        List.of(
            "inference-profile/us.a.b",
            "inference-profile/us.a.c",
            "application-inference-profile/x")) {
      String text =
          document(
              "{\"Sid\":\"P\","
                  + statement("Allow", "bedrock:InvokeModel", OWN + profile).substring(1)
                  + ","
                  + through("bedrock:InferenceProfileArn", OWN + profile, model));
      assertEquals(
          profile.endsWith("/us.a.b") ? List.of() : List.of(without),
          objections(text, "InvokeModel", OWN + profile, model),
          profile);
    }
  }

  @Test
  void whatLiesBehindARouterIsAllowedThroughItOnly() {
    String router = OWN + "default-prompt-router/r";
    String profile = OWN + "inference-profile/us.a.b";
    String model = "arn:aws:bedrock:us-east-1::foundation-model/a.b";
    String routed = statement("Allow", "bedrock:InvokeModel", router) + ",{\"Sid\":\"B\",";
    assertEquals(
        List.of("a profile behind a router is allowed without the router"),
        objections(
            document(routed + statement("Allow", "bedrock:InvokeModel", profile).substring(1)),
            "InvokeModel",
            router,
            profile));
    assertEquals(
        List.of("a model behind a profile is allowed without the profile"),
        objections(
            document(routed + statement("Allow", "bedrock:InvokeModel", model).substring(1)),
            "InvokeModel",
            router,
            model));
    assertEquals(
        List.of(),
        objections(
            document(
                statement("Allow", "bedrock:InvokeModel", router)
                    + ","
                    + through("bedrock:PromptRouterArn", router, profile)),
            "InvokeModel",
            router,
            profile));
    String other = OWN + "prompt-router/s";
    assertEquals(
        List.of("it names more than one prompt router"),
        objections(
            document(statement("Allow", "bedrock:InvokeModel", router + "\",\"" + other)),
            "InvokeModel",
            router,
            other));
  }

  private static String through(String key, String value, String resource) {
    return "{\"Sid\":\"Through\",\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModel\"],\"Resource\":[\"%s\"],\"Condition\":{\"StringEquals\":{\"%s\":[\"%s\"]}}}"
        .formatted(resource, key, value);
  }

  @Test
  void theLongestDocumentIsTheLargestQuota() {
    String valid = PatchBuilder.build(Patches.missing(Facts.direct())).orElseThrow().text();
    String model = Records.model("us-east-1");
    String longest = valid + " ".repeat(10_240 - valid.length());
    assertEquals(List.of(), objections(longest, "InvokeModel", model));
    assertEquals(
        List.of("the document is longer than any principal may hold"),
        objections(longest + " ", "InvokeModel", model));
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\"%s\",\"Action\":[\"%s\"],\"Resource\":[\"%s\"]}"
        .formatted(effect, action, resource);
  }

  private static String document(String statement) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
  }

  private static List<String> objections(String text, String action, String... resources) {
    return PatchGuard.objections(
        text, limits(List.of(new Action("bedrock", action)), Set.of(resources)));
  }

  private static PatchGuard.Limits limits(List<Action> actions, Set<String> resources) {
    return new PatchGuard.Limits(Records.ACCOUNT, new Region("us-east-1"), actions, resources);
  }
}
