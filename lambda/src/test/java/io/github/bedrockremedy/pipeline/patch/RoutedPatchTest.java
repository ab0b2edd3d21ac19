package io.github.bedrockremedy.pipeline.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Patches of what is reached through something else: unlisted profiles, routers, guardrails.
class RoutedPatchTest {
  private static final String OURS = "arn:aws:bedrock:us-east-1:618048437522:";
  private static final Needed.ThroughUnlisted UNLISTED =
      new Needed.ThroughUnlisted(
          Action.INVOKE_MODEL,
          Facts.arn(OURS + "inference-profile/us.acme.model-x"),
          Facts.arn("arn:aws:bedrock:us-east-2::foundation-model/acme.model-x"),
          false,
          "not listed");
  private static final Needed.ThroughRouter ROUTER =
      new Needed.ThroughRouter(
          Action.INVOKE_MODEL,
          new RouterFacts.Known(
              Facts.arn(OURS + "prompt-router/abc"),
              List.of(Facts.arn("arn:aws:bedrock:us-east-1::foundation-model/acme.small")),
              List.of(Facts.profile(Records.profileArn(), "us-east-1", "us-east-2"))));
  private static final Needed.Guarded GUARDED =
      new Needed.Guarded(
          new Action("bedrock", "ApplyGuardrail"),
          List.of(
              Facts.arn(OURS + "guardrail/abc"),
              Facts.arn(OURS + "guardrail-profile/us.guardrail.v1:0"),
              Facts.arn(
                  "arn:aws:bedrock:us-west-2:618048437522:guardrail-profile/us.guardrail.v1:0")),
          Optional.empty());

  @Test
  void anUnlistedProfileAllowsItsOneModelWhereverTheProfileLeadsAndOnlyThroughIt() {
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'InvokeProfile','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['PROFILE']},{'Sid':'InvokeModelThroughProfileOnly','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:*::foundation-model/acme.model-x'],'Condition':{'StringEquals':{'bedrock:InferenceProfileArn':['PROFILE']}}}]}"
            .replace("PROFILE", UNLISTED.profile().toString()),
        text(UNLISTED).replace('"', '\''));
    assertEquals(List.of(), objections(text(UNLISTED), UNLISTED));
  }

  @Test
  void whatARouterChoosesIsAllowedThroughTheRouterOnly() {
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'InvokeRouter','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['ROUTER']},{'Sid':'InvokeThroughRouterOnly','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:us-east-1::foundation-model/acme.small','PROFILE'],'Condition':{'StringEquals':{'bedrock:PromptRouterArn':['ROUTER']}}},{'Sid':'InvokeModelThroughProfileOnly1','Effect':'Allow','Action':['bedrock:InvokeModel'],'Resource':['arn:aws:bedrock:us-east-1::foundation-model/MODEL','arn:aws:bedrock:us-east-2::foundation-model/MODEL'],'Condition':{'StringEquals':{'bedrock:InferenceProfileArn':['PROFILE']}}}]}"
            .replace("PROFILE", Records.profileArn())
            .replace("ROUTER", ROUTER.router().arn().toString())
            .replace("MODEL", Records.SONNET),
        text(ROUTER).replace('"', '\''));
    assertEquals(List.of(), objections(text(ROUTER), ROUTER));
  }

  @Test
  void aGuardrailIsAllowedWithItsProfileInEveryRegion() {
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'UseResource','Effect':'Allow','Action':['bedrock:ApplyGuardrail'],'Resource':['arn:aws:bedrock:us-east-1:618048437522:guardrail/abc','arn:aws:bedrock:us-east-1:618048437522:guardrail-profile/us.guardrail.v1:0','arn:aws:bedrock:us-west-2:618048437522:guardrail-profile/us.guardrail.v1:0']}]}",
        text(GUARDED).replace('"', '\''));
    assertEquals(List.of(), objections(text(GUARDED), GUARDED));
    assertFalse(
        objections(text(GUARDED).replace("618048437522", "999999999999"), GUARDED).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bedrock:*::foundation-model/acme.model-x | bedrock:*::foundation-model/*",
        "bedrock:*::foundation-model/acme.model-x | bedrock:*::foundation-model/acme.*",
        "bedrock:*::foundation-model/acme.model-x | bedrock:*::foundation-model/acme.model-y",
        "bedrock:*::foundation-model/acme.model-x | bedrock:*:*:foundation-model/acme.model-x",
        "bedrock:*::foundation-model/acme.model-x | bedrock:us-*::foundation-model/acme.model-x",
        "arn:aws:bedrock:*:: | arn:*:bedrock:*::",
        "arn:aws:bedrock:*:: | arn:aws:*:*::",
        "arn:aws:bedrock:*:: | arn:aws-cn:bedrock:*::",
        "us.acme.model-x\"] | us.acme.model-y\"]",
        "\"StringEquals\" | \"StringLike\"",
        "\"StringEquals\" | \"StringEqualsIfExists\"",
        "\"StringEquals\" | \"StringNotEquals\"",
        "bedrock:InferenceProfileArn | aws:InferenceProfileArn",
        "bedrock:InferenceProfileArn | bedrock:PromptRouterArn",
        "[\"bedrock:InvokeModel\"] | [\"bedrock:CountTokens\"]",
      })
  void anUnlistedPatchWithOneWordChangedIsRefused(String from, String to) {
    refused(UNLISTED, from, to);
  }

  @Test
  void theWildcardWithoutItsConditionIsRefused() {
    String text = text(UNLISTED);
    int condition = text.indexOf(",\"Condition\"");
    String bare = text.substring(0, condition) + "}]}";
    assertFalse(objections(bare, UNLISTED).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",\"Condition\":{\"StringEquals\":{\"bedrock:PromptRouterArn\":[\"arn:aws:bedrock:us-east-1:618048437522:prompt-router/abc\"]}} | ` `",
        "\"bedrock:PromptRouterArn\":[\"arn:aws:bedrock:us-east-1:618048437522:prompt-router/abc\"] | \"bedrock:PromptRouterArn\":[\"arn:aws:bedrock:us-east-1:618048437522:prompt-router/xyz\"]",
        "\"bedrock:PromptRouterArn\" | \"bedrock:InferenceProfileArn\"",
        "\"StringEquals\" | \"ArnLike\"",
        "prompt-router/abc | prompt-router/*",
        "foundation-model/acme.small | foundation-model/acme.large",
        "foundation-model/acme.small | foundation-model/*",
      })
  void aRoutersPatchWithOneWordChangedIsRefused(String from, String to) {
    refused(ROUTER, from, to);
  }

  private static void refused(Needed needed, String from, String to) {
    String changed = text(needed).replace(from, to);
    assertNotEquals(text(needed), changed);
    assertFalse(objections(changed, needed).isEmpty(), changed);
  }

  private static String text(Needed needed) {
    return PatchBuilder.policy(needed, needed.wantedAction().stream().toList()).text();
  }

  private static List<String> objections(String text, Needed needed) {
    return PatchGuard.objections(
        text,
        new PatchGuard.Limits(
            Records.ACCOUNT,
            new Region("us-east-1"),
            needed.wantedAction().stream().toList(),
            needed.resources()));
  }
}
