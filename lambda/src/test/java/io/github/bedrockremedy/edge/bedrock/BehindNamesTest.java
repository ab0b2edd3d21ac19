package io.github.bedrockremedy.edge.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.GuardrailFacts;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrock.BedrockClient;

/// Prompt routers, guardrails and profiles that do not exist.
class BehindNamesTest {
  private static final Region VIRGINIA = new Region("us-east-1");
  private static final String OURS = "arn:aws:bedrock:us-east-1:618048437522:";
  private static final Arn ROUTER = Targets.arn(OURS + "prompt-router/abc");
  private static final Arn GUARDRAIL = Targets.arn(OURS + "guardrail/abc");
  private static final String HAIKU =
      "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
  private static final String PROFILE =
      "inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";

  private final Wire wire = new Wire();
  private final BedrockProfiles profiles =
      new BedrockProfiles(
          region -> wire.client(BedrockClient.builder(), region.id()),
          new CatalogueProfiles(ProfileCatalogue.embedded()));

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aRouterIsEverythingItMayChooseTheFallbackIncluded() {
    wire.answers(
        s ->
            s.path().startsWith("/prompt-routers/")
                ? Reply.json(router(ROUTER.toString(), OURS + PROFILE, HAIKU))
                : new Reply(403, "{\"message\":\"no\"}"));

    var known = assertInstanceOf(RouterFacts.Known.class, profiles.router(VIRGINIA, ROUTER));

    assertEquals(List.of(Targets.arn(HAIKU)), known.models());
    assertEquals(
        List.of(Targets.arn(OURS + PROFILE)),
        known.profiles().stream().map(ProfileFacts.Known::arn).toList());
    assertEquals(4, known.everyModel().size());
    assertEquals(
        "/prompt-routers/arn%3Aaws%3Abedrock%3Aus-east-1%3A618048437522%3Aprompt-router%2Fabc",
        wire.sent().getFirst().path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
        "arn:aws:bedrock:us-east-1::foundation-model/*",
        "arn:aws:iam::618048437522:role/admin",
        "arn:aws:bedrock:us-east-1:618048437522:inference-profile/xx.nobody.knows-it",
        "amazon.nova-lite-v1:0"
      })
  void aRouterThatNamesAnythingElseIsNotUsed(String odd) {
    wire.answers(
        s ->
            s.path().startsWith("/prompt-routers/")
                ? Reply.json(router(ROUTER.toString(), odd, HAIKU))
                : new Reply(403, "{\"message\":\"no\"}"));

    assertInstanceOf(RouterFacts.Unknown.class, profiles.router(VIRGINIA, ROUTER));
  }

  @Test
  void anotherRoutersAnswerAndARefusalAreNotUsed() {
    wire.answers(s -> Reply.json(router(OURS + "prompt-router/other", HAIKU, HAIKU)));
    assertInstanceOf(RouterFacts.Unknown.class, profiles.router(VIRGINIA, ROUTER));

    wire.answers(s -> new Reply(403, "{\"__type\":\"AccessDeniedException\"}"));
    var unknown = assertInstanceOf(RouterFacts.Unknown.class, profiles.router(VIRGINIA, ROUTER));
    assertTrue(unknown.why().startsWith("bedrock:GetPromptRouter is not allowed"), unknown.why());
  }

  @Test
  void aGuardrailAcrossRegionsLeadsWhereTheCatalogueSays() {
    wire.answers(
        s -> Reply.json(guardrail(GUARDRAIL, OURS + "guardrail-profile/us.guardrail.v1:0")));

    var known =
        assertInstanceOf(GuardrailFacts.Known.class, profiles.guardrail(VIRGINIA, GUARDRAIL));

    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"),
        known.profiles().stream().map(Arn::region).toList());
    assertTrue(known.profiles().stream().allMatch(arn -> arn.account().equals("618048437522")));
  }

  @Test
  void aGuardrailOfOneRegionLeadsNowhereElse() {
    wire.answers(
        s -> Reply.json("{\"guardrailArn\":\"" + GUARDRAIL + "\",\"guardrailId\":\"abc\"}"));
    assertEquals(new GuardrailFacts.Known(List.of()), profiles.guardrail(VIRGINIA, GUARDRAIL));
  }

  @Test
  void aGuardrailThatCouldNotBeReadIsNotTakenForOneOfOneRegion() {
    wire.answers(s -> new Reply(403, "{\"__type\":\"AccessDeniedException\"}"));
    var unknown =
        assertInstanceOf(GuardrailFacts.Unknown.class, profiles.guardrail(VIRGINIA, GUARDRAIL));
    assertTrue(unknown.why().startsWith("bedrock:GetGuardrail is not allowed"), unknown.why());

    String theirs = "arn:aws:bedrock:us-east-1:999999999999:guardrail-profile/us.guardrail.v1:0";
    wire.answers(s -> Reply.json(guardrail(GUARDRAIL, theirs)));
    assertInstanceOf(GuardrailFacts.Unknown.class, profiles.guardrail(VIRGINIA, GUARDRAIL));
  }

  @Test
  void aProfileNeitherBedrockNorTheCatalogueKnowsIsNoProfile() {
    Arn nobodys = Targets.arn(OURS + "inference-profile/us.acme.model-x");
    wire.answers(s -> new Reply(404, "{\"__type\":\"ResourceNotFoundException\"}"));
    assertEquals(new ProfileFacts.NoSuch(nobodys), profiles.describe(VIRGINIA, nobodys));

    wire.answers(s -> new Reply(403, "{\"__type\":\"AccessDeniedException\"}"));
    assertInstanceOf(ProfileFacts.Unknown.class, profiles.describe(VIRGINIA, nobodys));
  }

  private static String router(String arn, String model, String fallback) {
    return ("{\"promptRouterArn\":\"%s\",\"promptRouterName\":\"r\",\"status\":\"AVAILABLE\","
            + "\"type\":\"custom\",\"models\":[{\"modelArn\":\"%s\"}],"
            + "\"fallbackModel\":{\"modelArn\":\"%s\"}}")
        .formatted(arn, model, fallback);
  }

  private static String guardrail(Arn arn, String profile) {
    return ("{\"guardrailArn\":\"%s\",\"guardrailId\":\"abc\",\"crossRegionDetails\":"
            + "{\"guardrailProfileId\":\"us.guardrail.v1:0\",\"guardrailProfileArn\":\"%s\"}}")
        .formatted(arn, profile);
  }
}
