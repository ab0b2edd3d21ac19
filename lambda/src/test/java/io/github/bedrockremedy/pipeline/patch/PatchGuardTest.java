package io.github.bedrockremedy.pipeline.patch;

import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.GLOBAL;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.HOME;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.VALID;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.objections;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchGuardTest {
  @Test
  void acceptsWhatTheDenialWarrants() {
    for (Needed needed : List.of(Facts.needed(), GLOBAL, Facts.direct())) {
      assertEquals(List.of(), objections(text(needed), needed));
    }
    var any = new Needed.AnyResource(new Action("bedrock", "Rerank"));
    assertEquals(
        List.of(),
        PatchGuard.objections(
            text(any),
            new PatchGuard.Limits(Records.ACCOUNT, HOME, List.of(any.action()), any.resources())));
  }

  @Test
  void readsNothingThatIsLongerThanAnyPolicyMayBe() {
    String padded = VALID + " ".repeat(10_240 - VALID.length());
    assertEquals(List.of(), objections(padded, Facts.needed()));
    assertEquals(
        List.of("the document is longer than any principal may hold"),
        objections(padded + " ", Facts.needed()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Effect\":\"Allow\" | \"Effect\":\"Deny\"",
        "\"Action\": | \"NotAction\":",
        "\"Resource\": | \"NotResource\":",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:*\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:Invoke*\"]",
        "[\"bedrock:InvokeModel\"] | [\"*\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:invokemodel\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:InvokeModelWithResponseStream\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:InvokeModel\",\"iam:PassRole\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:InvokeModel\",\"bedrock:Rerank\"]",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:Converse\"]",
        "[\"bedrock:InvokeModel\"] | []",
        "618048437522 | 111122223333",
        "618048437522 | ",
        "us-east-2 | *",
        "us-east-2 | eu-west-1",
        "us-east-2 | ",
        "arn:aws:bedrock:us-east-2 | arn:aws-us-gov:bedrock:us-gov-west-1",
        "arn:aws:bedrock:us-east-2 | arn:aws:s3:us-east-2",
        "us-east-2::foundation-model | us-east-2:618048437522:foundation-model",
        "foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0 | foundation-model/*",
        "foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0 | foundation-model/anthropic.claude-opus-5",
        "foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0 | custom-model/x",
        "inference-profile/us. | inference-profile/global.",
        "inference-profile/us. | inference-profile/*",
        "[\"arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0\"]} | [\"*\"]}",
        "\"StringEquals\" | \"StringLike\"",
        "\"StringEquals\" | \"StringNotEquals\"",
        "\"StringEquals\" | \"StringEqualsIfExists\"",
        "\"StringEquals\" | \"ForAnyValue:StringEquals\"",
        "\"bedrock:InferenceProfileArn\" | \"aws:InferenceProfileArn\"",
        "\"bedrock:InferenceProfileArn\" | \"bedrock:inferenceprofilearn\"",
        "\"bedrock:InferenceProfileArn\":[ | \"bedrock:InferenceProfileArn\":[\"*\",",
        "2012-10-17 | 2008-10-17",
        "\"Effect\":\"Allow\" | \"Effect\":\"Allow\",\"Effect\":\"Allow\"",
        "\"Effect\":\"Allow\" | \"Effect\":\"Allow\",\"Principal\":\"*\"",
        "\"Sid\":\"InvokeProfile\" | \"Sid\":\"InvokeModelThroughProfileOnly\"",
        "{\"Version\" | {\"Extra\":1,\"Version\"",
        "}]} | }]}{}",
        "\"Statement\":[ | \"Statement\":[{\"Sid\":\"X\",\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModel\"],\"Resource\":[\"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0\"]},",
        "\"Statement\":[ | \"Statement\":[{\"Sid\":\"X\",\"Effect\":\"Allow\",\"Action\":[\"iam:PutRolePolicy\"],\"Resource\":[\"*\"]},",
      })
  void refusesEveryChangeOfMeaning(String from, String to) {
    String mutated = VALID.replace(from, to == null ? "" : to);
    assertNotEquals(VALID, mutated, "the mutation changes nothing");
    assertFalse(objections(mutated, Facts.needed()).isEmpty(), mutated);
  }

  @Test
  void refusesTheModelWithoutTheProfilesCondition() {
    String bare = VALID.substring(0, VALID.indexOf(",\"Condition\"")) + "}]}";
    assertTrue(
        objections(bare, Facts.needed()).stream().anyMatch(o -> o.contains("without the profile")));
    String direct =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"bedrock:InvokeModel\"],\"Resource\":[\""
            + Records.model("us-east-2")
            + "\"]}]}";
    assertFalse(
        objections(
                direct,
                new Needed.Direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-2"))))
            .isEmpty());
  }

  @Test
  void refusesHalfAPatchAndOneOfAnotherDenial() {
    String half = VALID.replace(",\"" + Records.model("us-west-2") + "\"", "");
    assertEquals(
        List.of("the resource " + Records.model("us-west-2") + " is not allowed"),
        objections(half, Facts.needed()));
    assertFalse(objections(VALID, GLOBAL).isEmpty());
    assertFalse(objections(VALID, Facts.direct()).isEmpty());
    assertFalse(
        PatchGuard.objections(
                VALID,
                new PatchGuard.Limits(
                    Records.ACCOUNT,
                    new Region("us-east-2"),
                    List.of(Action.INVOKE_MODEL),
                    Facts.needed().resources()))
            .isEmpty());
    assertFalse(
        PatchGuard.objections(
                VALID,
                new PatchGuard.Limits(Records.ACCOUNT, HOME, List.of(), Facts.needed().resources()))
            .isEmpty());
  }

  @Test
  void refusesTheArnWithoutRegionWithoutTheConditionOfGlobalRouting() {
    String mutated = text(GLOBAL).replace("\"aws:RequestedRegion\":[\"unspecified\"],", "");
    assertTrue(objections(mutated, GLOBAL).stream().anyMatch(o -> o.contains("global routing")));
    assertFalse(objections(text(GLOBAL).replace("unspecified", "us-east-1"), GLOBAL).isEmpty());
  }

  @Test
  void refusesWhatIsNoPolicyAtAll() {
    for (String text :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
            VALID.substring(1),
            VALID + VALID)) {
      assertFalse(objections(text, Facts.needed()).isEmpty(), text);
    }
  }
}
