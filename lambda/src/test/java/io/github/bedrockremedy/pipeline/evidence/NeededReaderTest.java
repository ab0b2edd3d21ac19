package io.github.bedrockremedy.pipeline.evidence;

import static io.github.bedrockremedy.pipeline.evidence.NeededOf.read;
import static io.github.bedrockremedy.pipeline.evidence.NeededOf.unclear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeededReaderTest {
  private static final String INVOKE = "bedrock:InvokeModel";
  private static final String APPLICATION =
      "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/a1b2c3d4e5f6";
  private static final List<Region> THREE =
      List.of(new Region("us-east-1"), new Region("us-east-2"), new Region("us-west-2"));

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-east-2", "us-west-2"})
  void aProfileCalledAndAModelDeniedInWhateverRegionNeedsTheWholeProfile(String region) {
    var needed = through(Records.denied().deniedOn(INVOKE, Records.model(region)));
    assertEquals(THREE, needed.regions());
    assertEquals(Records.profileArn(), needed.profile().arn().toString());
    assertFalse(needed.onProfile());
    assertFalse(needed.inferred());
    assertEquals(4, needed.probes(Action.INVOKE_MODEL, "us-east-1").size());
  }

  @Test
  void aDenialOnTheProfileItselfNeedsTheWholeProfileToo() {
    for (Records record :
        List.of(
            Records.denied().deniedOn(INVOKE, Records.profileArn()),
            Records.denied().deniedOn(INVOKE, Records.profileArn()).without("requestParameters"),
            Records.denied().deniedOn(INVOKE, Records.profileArn()).calling(Records.profileArn()),
            Records.denied().deniedOn(INVOKE, ""))) {
      var needed = through(record);
      assertEquals(THREE, needed.regions());
      assertTrue(needed.onProfile());
    }
  }

  @Test
  void aGlobalProfileNeedsItsSourceAndTheArnWithoutRegion() {
    var needed =
        through(
            Records.denied()
                .calling("global." + Records.SONNET)
                .deniedOn(INVOKE, Records.model("")));
    assertEquals(List.of(Region.NONE, new Region("us-east-1")), needed.regions());
    assertTrue(needed.profile().isGlobal());
    assertEquals("unspecified", needed.probes(Action.INVOKE_MODEL, "us-east-1").get(1).region());
  }

  @Test
  void anApplicationProfileNeedsWhatBedrockSaysOfIt() {
    Arn arn = Arn.parse(APPLICATION).orElseThrow();
    var known =
        new ProfileFacts.Known(
            arn,
            List.of(Arn.parse(Records.model("us-east-2")).orElseThrow()),
            new ProfileFacts.Provenance.Live());
    Records record = Records.denied().calling(APPLICATION).deniedOn(INVOKE, APPLICATION);
    assertEquals(
        new Needed.ThroughProfile(Action.INVOKE_MODEL, known, true, false), read(record, known));
    assertTrue(unclear(record).contains("not known"));
  }

  @Test
  void anApplicationProfileCalledByItsBareIdIsTheOneOfTheAccount() {
    String model = Records.model("us-east-2");
    var known =
        new ProfileFacts.Known(
            Arn.parse(APPLICATION).orElseThrow(),
            List.of(Arn.parse(model).orElseThrow()),
            new ProfileFacts.Provenance.Live());
    Records record = Records.denied().calling("a1b2c3d4e5f6").deniedOn(INVOKE, model);
    assertEquals(
        new Needed.ThroughProfile(Action.INVOKE_MODEL, known, false, false), read(record, known));
    assertTrue(unclear(record).contains("--inference-profile-identifier a1b2c3d4e5f6"));
    for (String id : List.of("a1b2c3d4e5f", "a1b2c3d4e5fG", "my-model-abc")) {
      assertTrue(unclear(record.calling(id)).contains("A call to one model"), id);
    }
    String throughput = "arn:aws:bedrock:us-east-1:618048437522:provisioned-model/a1b2c3d4e5f6";
    assertInstanceOf(
        Needed.Direct.class,
        read(Records.denied().calling("a1b2c3d4e5f6").deniedOn(INVOKE, throughput)));
  }

  @Test
  void anAccountThatIsNoneIsNotWrittenIntoAnything() {
    for (String account : List.of("1234567890", "12345678901a", "see me at evil")) {
      assertTrue(
          unclear(Records.denied().with("recipientAccountId", account))
              .contains("account cannot be read"),
          account);
    }
  }

  @Test
  void aModelTheProfileDoesNotLeadToIsAContradiction() {
    assertTrue(
        unclear(Records.denied().deniedOn(INVOKE, Records.model("eu-west-1")))
            .contains("not one the called profile"));
    String other = "arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0";
    assertTrue(
        unclear(Records.denied().deniedOn(INVOKE, other)).contains("not one the called profile"));
  }

  @Test
  void anotherProfileThanTheCalledOneIsAContradiction() {
    String other =
        "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.amazon.nova-lite-v1:0";
    assertTrue(unclear(Records.denied().deniedOn(INVOKE, other)).contains("another profile"));
  }

  @Test
  void aProfileOfAnotherRegionThanTheCallIsAContradiction() {
    String elsewhere = Records.profileArn().replace("us-east-1", "us-west-2");
    assertTrue(
        unclear(Records.denied().calling(elsewhere).deniedOn(INVOKE, Records.model("us-east-2")))
            .contains("made elsewhere"));
  }

  @Test
  void whereAnUnlistedProfileLeadsIsNotGuessedFromItsPrefix() {
    String denied = "arn:aws:bedrock:us-east-2::foundation-model/acme.model-x";
    var unlisted =
        assertInstanceOf(
            Needed.ThroughUnlisted.class,
            read(Records.denied().calling("us.acme.model-x").deniedOn(INVOKE, denied)));
    assertEquals(
        Set.of(
            "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.acme.model-x",
            "arn:aws:bedrock:*::foundation-model/acme.model-x"),
        unlisted.resources());
    assertEquals(List.of(), unlisted.regions());
    assertEquals(denied, unlisted.model().toString());
    assertTrue(unlisted.why().contains("does not hold it"), unlisted.why());
  }

  @Test
  void anUnlistedProfileOfAnotherModelThanTheDeniedOneIsAContradiction() {
    for (String other :
        List.of(
            "arn:aws:bedrock:us-east-2::foundation-model/acme.model-y",
            "arn:aws-us-gov:bedrock:us-gov-east-1::foundation-model/acme.model-x")) {
      assertTrue(
          unclear(Records.denied().calling("us.acme.model-x").deniedOn(INVOKE, other))
              .contains("not one the called profile"));
    }
  }

  @Test
  void aProfileWithAPrefixThatIsInNoTableIsNoProfile() {
    assertInstanceOf(
        Needed.Unclear.class,
        read(
            Records.denied()
                .calling("xx.acme.model-x")
                .deniedOn(INVOKE, "arn:aws:bedrock:us-east-2::foundation-model/acme.model-x")));
  }

  @Test
  void aModelCalledDirectlyNeedsThatModelAlone() {
    Records record =
        Records.denied().calling(Records.SONNET).deniedOn(INVOKE, Records.model("us-east-1"));
    assertEquals(
        new Needed.Direct(Action.INVOKE_MODEL, Arn.parse(Records.model("us-east-1")).orElseThrow()),
        read(record));
    assertEquals(read(record), read(Records.denied().calling(Records.SONNET).deniedOn(INVOKE, "")));
    assertEquals(
        read(record),
        read(Records.denied().calling(Records.model("us-east-1")).deniedOn(INVOKE, "")));
    assertEquals(List.of(new Region("us-east-1")), read(record).regions());
    assertEquals(List.of(new ModelId(Records.SONNET)), read(record).models());
  }

  @Test
  void aDirectCallIsNeverDeniedElsewhereNorOnAnotherModel() {
    assertTrue(
        unclear(
                Records.denied()
                    .calling(Records.SONNET)
                    .deniedOn(INVOKE, Records.model("us-east-2")))
            .contains("was denied on"));
    assertTrue(
        unclear(
                Records.denied()
                    .calling("amazon.nova-lite-v1:0")
                    .deniedOn(INVOKE, Records.model("us-east-1")))
            .contains("not what was called"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"provisioned-model/abc", "custom-model-deployment/abc", "imported-model/abc"})
  void modelsOfTheAccountsOwnAreNeededByTheirArn(String resource) {
    String arn = "arn:aws:bedrock:us-east-1:618048437522:" + resource;
    assertEquals(
        new Needed.Direct(Action.INVOKE_MODEL, Arn.parse(arn).orElseThrow()),
        read(Records.denied().calling(arn).deniedOn(INVOKE, arn)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-east-1:618048437522:guardrail/abc",
        "arn:aws:s3:us-east-1:618048437522:foundation-model/a.b",
        "arn:aws:bedrock:us-east-1:618048437522:thing"
      })
  void aResourceOfTheWrongTypeIsNotAllowed(String arn) {
    assertTrue(
        unclear(Records.denied().calling(arn).deniedOn(INVOKE, arn)).contains("never decided on"));
  }

  private static Needed.ThroughProfile through(Records record) {
    return assertInstanceOf(Needed.ThroughProfile.class, read(record));
  }
}
