package io.github.bedrockremedy.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Regions, actions, model ids, profile ids and what a caller may hand over as `modelId`.
class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1",
        "ap-southeast-7",
        "us-gov-west-1",
        "cn-northwest-1",
        "eusc-de-east-1",
        "mx-central-1"
      })
  void readsTheNameOfARegion(String name) {
    assertEquals(Optional.of(new Region(name)), Region.parse(name));
    assertEquals(name, new Region(name).asRequested());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "us",
        "us-east",
        "us-east-",
        "-us-east-1",
        "US-EAST-1",
        "us_east_1",
        "us-east-1 ",
        "*",
        "us-east-*",
        "unspecified",
        "a-very-long-region-name-1234567890"
      })
  void refusesWhatIsNoRegion(String name) {
    assertEquals(Optional.empty(), Region.parse(name));
    if (!name.isEmpty()) {
      assertThrows(IllegalArgumentException.class, () -> new Region(name));
    }
  }

  @Test
  void theRegionOfGlobalRoutingIsUnspecified() {
    assertEquals("unspecified", Region.NONE.asRequested());
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, AWS",
    "us-gov-east-1, US_GOV",
    "cn-north-1, CHINA",
    "eusc-de-east-1, EUROPEAN_SOVEREIGN",
    "us-iso-east-1, ISO",
    "us-iso-west-1, ISO",
    "us-isob-east-1, ISO_B",
    "us-isob-west-1, ISO_B",
    "eu-isoe-west-1, ISO_E",
    "us-isof-south-1, ISO_F",
    "us-isof-east-1, ISO_F",
    "eu-central-1, AWS",
  })
  void aRegionBelongsToOnePartition(String region, Partition partition) {
    assertEquals(partition, new Region(region).partition());
    assertEquals(Optional.of(partition), Partition.of(partition.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bedrock:InvokeModel", "bedrock-agentcore:GetAgentCard", "s3:GetObject"})
  void readsAnAction(String text) {
    assertEquals(text, Action.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bedrock",
        ":InvokeModel",
        "bedrock:",
        "bedrock:*",
        "bedrock:Invoke*",
        "bedrock:Invoke Model",
        "*",
        "bedrock:InvokeModel:x",
        "bédrock:X",
        "bedrock:Invoke-Model"
      })
  void refusesWhatIsNoAction(String text) {
    assertEquals(Optional.empty(), Action.parse(text));
  }

  @Test
  void theTwoActionsOfInferenceAreTwinsAndNoOtherActionHasOne() {
    assertEquals(Optional.of(Action.INVOKE_MODEL_STREAM), Action.INVOKE_MODEL.twin());
    assertEquals(Optional.of(Action.INVOKE_MODEL), Action.INVOKE_MODEL_STREAM.twin());
    for (String text : OfferableActions.all()) {
      Action action = Action.parse(text).orElseThrow();
      assertEquals(OfferableActions.invokesModel(text), action.invokesModel(), text);
    }
    assertFalse(new Action("bedrock", "Converse").invokesModel());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amazon.nova-lite-v1:0",
        "anthropic.claude-opus-5",
        "anthropic.claude-opus-4-6-v1",
        "mistral.ministral-3-3b-instruct",
        "openai.gpt-5.6-luna"
      })
  void readsAModelId(String text) {
    assertEquals(
        text.substring(0, text.indexOf('.')), ModelId.parse(text).orElseThrow().provider());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "claude",
        ".claude",
        "anthropic.",
        "anthropic.claude...",
        "anthropic..claude",
        "anthropic.claude-*",
        "anthropic.claude opus",
        "anthropic.claude…",
        "anthropic.claude-",
        "a/b.c",
        "anthropic.claude\n"
      })
  void refusesWhatIsNoModelId(String text) {
    assertEquals(Optional.empty(), ModelId.parse(text));
  }

  @Test
  void refusesAModelIdLongerThanAnyOfAws() {
    assertTrue(ModelId.parse("a." + "b".repeat(138)).isPresent());
    assertTrue(ModelId.parse("a." + "b".repeat(139)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "us-gov.anthropic.claude-x, us-gov, anthropic.claude-x",
    "us.anthropic.claude-x, us, anthropic.claude-x",
    "global.anthropic.claude-x, global, anthropic.claude-x",
    "in.openai.gpt-5.6-luna, in, openai.gpt-5.6-luna",
  })
  void takesTheLongestKnownPrefix(String text, String prefix, String model) {
    InferenceProfileId id = InferenceProfileId.parse(text).orElseThrow();
    assertEquals(prefix, id.prefix());
    assertEquals(model, id.model().value());
    assertEquals(text, id.value());
    assertEquals(prefix.equals("global"), id.isGlobal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anthropic.claude-x",
        "uk.anthropic.claude-x",
        "usx.anthropic.claude",
        "us.",
        "us.claude",
        "us-gov",
        "US.anthropic.claude-x"
      })
  void refusesAPrefixThatIsNotInTheTable(String text) {
    assertEquals(Optional.empty(), InferenceProfileId.parse(text));
  }

  @Test
  void everyProfileOfTheCatalogueIsReadToItsOwnModel() {
    var entries = ProfileCatalogue.embedded().entries().values();
    assertTrue(entries.size() > 100);
    for (CatalogueEntry entry : entries) {
      InferenceProfileId id = InferenceProfileId.parse(entry.id()).orElseThrow();
      assertEquals(entry.modelId(), id.model().value(), entry.id());
    }
  }

  @Test
  void whatACallerHandsOverIsAProfileAModelAnArnOrUnreadable() {
    assertInstanceOf(
        ModelReference.SystemProfile.class, ModelReference.read("us.anthropic.claude-x"));
    assertInstanceOf(
        ModelReference.FoundationModel.class, ModelReference.read("anthropic.claude-x"));
    assertInstanceOf(
        ModelReference.ByArn.class,
        ModelReference.read(
            "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2"));
    for (String id : List.of("uk.anthropic.claude-x", "us.us.anthropic.claude-x", "US.meta.l-1")) {
      var profile = assertInstanceOf(ModelReference.SystemProfile.class, ModelReference.read(id));
      assertEquals(id, profile.id().value());
      assertEquals(Optional.empty(), InferenceProfileId.parse(id), "in no table");
    }
    String arn = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-x";
    for (String encoded :
        List.of(
            arn.replace(":", "%3A").replace("/", "%2F"),
            arn.replace(":", "%3a").replace("/", "%2f"),
            arn.replace("/", "%2F"))) {
      assertEquals(ModelReference.read(arn), ModelReference.read(encoded));
    }
    assertEquals(
        ModelReference.read("us.anthropic.claude-x-v1:0"),
        ModelReference.read("us.anthropic.claude-x-v1%3A0"));
    assertEquals(new ModelReference.Unreadable("%2E%253A"), ModelReference.read("%2E%253A"));
    assertEquals(new ModelReference.Unreadable("my prompt"), ModelReference.read("my prompt"));
    assertEquals(new ModelReference.Unreadable(""), ModelReference.read(""));
  }
}
