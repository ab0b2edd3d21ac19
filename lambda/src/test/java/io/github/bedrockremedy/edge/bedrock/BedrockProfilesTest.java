package io.github.bedrockremedy.edge.bedrock;

import static io.github.bedrockremedy.edge.bedrock.CatalogueProfilesTest.SONNET;
import static io.github.bedrockremedy.edge.bedrock.CatalogueProfilesTest.VIRGINIA;
import static io.github.bedrockremedy.edge.bedrock.CatalogueProfilesTest.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts.Provenance;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrock.BedrockClient;

class BedrockProfilesTest {
  private static final String MODEL = "arn:aws:bedrock:%s::foundation-model/" + SONNET;
  private static final Arn APPLICATION =
      Targets.arn("arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/abc123");

  private final Wire wire = new Wire();
  private final List<Region> asked = new ArrayList<>();
  private final ProfileCatalogue catalogue = ProfileCatalogue.embedded();
  private final BedrockProfiles profiles =
      new BedrockProfiles(
          region -> {
            asked.add(region);
            return wire.client(BedrockClient.builder(), region.id());
          },
          new CatalogueProfiles(catalogue));

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aSystemProfileIsAskedForByItsIdInTheSourceRegion() {
    wire.answers(
        s -> Reply.json(described("us." + SONNET, "x", model("us-west-2"), model("us-east-1"))));

    assertEquals(
        new ProfileFacts.Known(
            profile("us." + SONNET),
            List.of(Targets.arn(model("us-east-1")), Targets.arn(model("us-west-2"))),
            new Provenance.Live()),
        profiles.describe(VIRGINIA, profile("us." + SONNET)));
    assertEquals("GET", wire.only().method());
    assertEquals("/inference-profiles/us." + SONNET, path());
    assertEquals(List.of(VIRGINIA), asked);
  }

  @Test
  void theArnThatHasNoRegionSurvives() {
    wire.answers(
        s -> Reply.json(described("global." + SONNET, "x", model("us-east-1"), model(""))));

    ProfileFacts.Known known =
        assertInstanceOf(
            ProfileFacts.Known.class, profiles.describe(VIRGINIA, profile("global." + SONNET)));
    assertTrue(known.isGlobal());
    assertEquals(List.of("", "us-east-1"), known.regions().stream().map(Region::id).toList());
  }

  @Test
  void anApplicationProfileIsAskedForByItsArn() {
    wire.answers(s -> Reply.json(described("abc123", APPLICATION.toString(), model("us-east-1"))));

    ProfileFacts.Known known =
        assertInstanceOf(ProfileFacts.Known.class, profiles.describe(VIRGINIA, APPLICATION));
    assertEquals(APPLICATION, known.arn());
    assertEquals("/inference-profiles/" + APPLICATION, path());
  }

  @ParameterizedTest
  @CsvSource({
    "404, ResourceNotFoundException",
    "403, AccessDeniedException",
    "429, ThrottlingException",
    "500, InternalServerException"
  })
  void whereBedrockDoesNotAnswerTheCatalogueDoesAndSaysSo(int status, String code) {
    wire.answers(s -> new Reply(status, "{\"__type\":\"" + code + "\",\"message\":\"no\"}"));

    ProfileFacts.Known known =
        assertInstanceOf(
            ProfileFacts.Known.class, profiles.describe(VIRGINIA, profile("us." + SONNET)));
    assertEquals(
        new Provenance.Catalogue(
            catalogue.asOf(), "docs-table,api-scan,docs-model-card", "2026-08-21"),
        known.from());
    assertEquals(3, known.models().size());
  }

  @Test
  void nothingStandsInForBedrocksAnswerAboutACustomersOwnProfile() {
    wire.answers(s -> new Reply(403, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}"));

    ProfileFacts.Unknown unknown =
        assertInstanceOf(ProfileFacts.Unknown.class, profiles.describe(VIRGINIA, APPLICATION));
    assertTrue(
        unknown.why().startsWith("bedrock:GetInferenceProfile is not allowed"), unknown.why());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "arn:aws:bedrock:*::foundation-model/*",
        "arn:aws:bedrock:us-east-1::foundation-model/*",
        "arn:aws:bedrock:us-east-1::foundation-model/",
        "arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-lite-v1:0",
        "arn:aws:bedrock:us-east-1:618048437522:custom-model/a.b",
        "arn:aws:bedrock:us-east-1:618048437522:foundation-model/amazon.nova-lite-v1:0",
        "arn:aws:s3:::foundation-model/amazon.nova-lite-v1:0",
        "arn:aws:bedrock:nowhere::foundation-model/amazon.nova-lite-v1:0",
      })
  void anAnswerThatNamesAnythingButModelsIsNotUsed(String odd) {
    wire.answers(s -> Reply.json(described("us." + SONNET, "x", model("us-east-1"), odd)));

    assertInstanceOf(
        ProfileFacts.Unknown.class, profiles.describe(VIRGINIA, profile("us." + SONNET)));
  }

  @Test
  void anAnswerWithoutModelsOrAboutAnotherProfileIsNotUsed() {
    wire.answers(s -> Reply.json(described("us." + SONNET, "x")));
    assertInstanceOf(
        ProfileFacts.Unknown.class, profiles.describe(VIRGINIA, profile("us." + SONNET)));

    wire.answers(s -> Reply.json(described("eu." + SONNET, "x", model("eu-west-1"))));
    assertInstanceOf(
        ProfileFacts.Unknown.class, profiles.describe(VIRGINIA, profile("us." + SONNET)));
  }

  @Test
  void profilesThatRouteToAModelAreListedPageByPage() {
    wire.answers(
        s ->
            Reply.json(
                s.path().contains("APPLICATION")
                    ? "{\"inferenceProfileSummaries\":["
                        + own(APPLICATION.toString())
                        + ","
                        + own(APPLICATION.toString().replace("618048437522", "999999999999"))
                        + "]}"
                    : s.path().contains("nextToken")
                        ? "{\"inferenceProfileSummaries\":["
                            + described("global." + SONNET, "x", model(""))
                            + "]}"
                        : "{\"nextToken\":\"2\",\"inferenceProfileSummaries\":["
                            + described("us." + SONNET, "x", model("us-east-1"))
                            + ","
                            + described(
                                "us.amazon.nova-lite-v1:0",
                                "x",
                                "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0")
                            + "]}"));

    List<ProfileFacts.Known> found =
        profiles.containing(VIRGINIA, Targets.ACCOUNT, new ModelId(SONNET));

    assertEquals(
        List.of(profile("us." + SONNET), profile("global." + SONNET), APPLICATION),
        found.stream().map(ProfileFacts.Known::arn).toList());
    assertEquals(3, wire.sent().size());
    assertEquals("/inference-profiles?type=SYSTEM_DEFINED", wire.sent().getFirst().path());
  }

  private static String own(String arn) {
    return "{\"inferenceProfileArn\":\"%s\",\"type\":\"APPLICATION\",\"models\":[{\"modelArn\":\"%s\"}]}"
        .formatted(arn, model("us-east-1"));
  }

  @Test
  void whereBedrockDoesNotListTheCatalogueDoes() {
    wire.answers(s -> new Reply(403, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}"));

    assertEquals(
        new CatalogueProfiles(catalogue).containing(VIRGINIA, Targets.ACCOUNT, new ModelId(SONNET)),
        profiles.containing(VIRGINIA, Targets.ACCOUNT, new ModelId(SONNET)));
  }

  private String path() {
    return URLDecoder.decode(wire.only().path(), StandardCharsets.UTF_8);
  }

  private static String model(String region) {
    return MODEL.formatted(region);
  }

  private static String described(String id, String arn, String... models) {
    String list =
        Arrays.stream(models)
            .map(m -> "{\"modelArn\":\"" + m + "\"}")
            .collect(Collectors.joining(","));
    return "{\"inferenceProfileId\":\"%s\",\"inferenceProfileArn\":\"%s\",\"models\":[%s]}"
        .formatted(id, arn, list);
  }
}
