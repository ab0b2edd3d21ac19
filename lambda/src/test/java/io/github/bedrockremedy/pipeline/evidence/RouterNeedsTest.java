package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterNeedsTest {
  private static final String ROUTER = "arn:aws:bedrock:us-east-1:618048437522:prompt-router/abc";
  private static final String GUARDRAIL = "arn:aws:bedrock:us-east-1:618048437522:guardrail/abc";
  private static final String INVOKE = "bedrock:InvokeModel";
  private static final String APPLY = "bedrock:ApplyGuardrail";
  private static final Arn LITE =
      Arn.parse("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0").orElseThrow();
  private static final ProfileFacts.Known SONNET =
      new ProfileFacts.Known(
          Arn.parse(Records.profileArn()).orElseThrow(),
          List.of(
              Arn.parse(Records.model("us-east-1")).orElseThrow(),
              Arn.parse(Records.model("us-east-2")).orElseThrow()),
          new ProfileFacts.Provenance.Live());
  private static final RouterFacts.Known KNOWN =
      new RouterFacts.Known(Arn.parse(ROUTER).orElseThrow(), List.of(LITE), List.of(SONNET));

  @Test
  void aRouterNeedsItselfAndEverythingItMayChoose() {
    for (String denied :
        List.of(ROUTER, "", LITE.toString(), Records.profileArn(), Records.model("us-east-2"))) {
      Needed needed = read(Records.denied().calling(ROUTER).deniedOn(INVOKE, denied));
      assertEquals(new Needed.ThroughRouter(Action.INVOKE_MODEL, KNOWN), needed);
    }
    Needed needed = read(Records.denied().calling(ROUTER).deniedOn(INVOKE, ROUTER));
    assertEquals(5, needed.resources().size());
    assertEquals(List.of(new Region("us-east-1"), new Region("us-east-2")), needed.regions());
    List<Probe> probes = needed.probes(Action.INVOKE_MODEL, "us-east-1");
    assertEquals(5, probes.size());
    assertEquals(Optional.empty(), probes.getFirst().router());
    assertTrue(probes.stream().skip(1).allMatch(p -> p.router().equals(Optional.of(KNOWN.arn()))));
    assertTrue(
        probes.stream()
            .filter(p -> p.resource().resourceId().equals(Records.SONNET))
            .allMatch(p -> p.profile().equals(Optional.of(SONNET.arn()))));
  }

  @Test
  void aRouterNobodyCanDescribeIsNotPatchedInPart() {
    String other = ROUTER.replace("abc", "other");
    assertInstanceOf(
        Needed.Unclear.class, read(Records.denied().calling(other).deniedOn(INVOKE, other)));
    String theirs = ROUTER.replace("618048437522", "999999999999");
    assertInstanceOf(
        Needed.Unclear.class, read(Records.denied().calling(theirs).deniedOn(INVOKE, theirs)));
  }

  @Test
  void aModelTheRouterDoesNotChooseIsAContradiction() {
    String model = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0";
    var unclear =
        assertInstanceOf(
            Needed.Unclear.class, read(Records.denied().calling(ROUTER).deniedOn(INVOKE, model)));
    assertTrue(unclear.why().contains("does not choose"));
  }

  @Test
  void aGuardrailAcrossRegionsNeedsItsProfileInEveryOne() {
    Needed needed = read(Records.denied().deniedOn(APPLY, GUARDRAIL));
    assertEquals(
        new Needed.Guarded(
            new Action("bedrock", "ApplyGuardrail"),
            List.of(Arn.parse(GUARDRAIL).orElseThrow(), profile("us-east-1"), profile("us-west-2")),
            Optional.empty()),
        needed);
  }

  @Test
  void aGuardrailThatStaysInItsRegionNeedsItselfAlone() {
    String local = GUARDRAIL.replace("abc", "local");
    assertEquals(
        new Needed.Direct(new Action("bedrock", "ApplyGuardrail"), Arn.parse(local).orElseThrow()),
        read(Records.denied().deniedOn(APPLY, local)));
  }

  @Test
  void aGuardrailNobodyCouldDescribeCarriesTheDoubt() {
    String other = GUARDRAIL.replace("abc", "other");
    var guarded =
        assertInstanceOf(Needed.Guarded.class, read(Records.denied().deniedOn(APPLY, other)));
    assertEquals(List.of(Arn.parse(other).orElseThrow()), guarded.arns());
    assertTrue(guarded.doubt().orElseThrow().contains("not here"));
  }

  @Test
  void aDenialOnTheGuardrailProfileNeedsAllOfItsRegionsByTheCatalogue() {
    var catalogue = new CatalogueProfiles(ProfileCatalogue.embedded());
    String denied = "arn:aws:bedrock:us-west-2:618048437522:guardrail-profile/us.guardrail.v1:0";
    var guarded =
        assertInstanceOf(
            Needed.Guarded.class,
            new NeededReader(catalogue)
                .read(DenialReader.read(Records.denied().deniedOn(APPLY, denied).event())));
    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"),
        guarded.arns().stream().map(Arn::region).toList());
    assertInstanceOf(
        Needed.Unclear.class,
        new NeededReader(catalogue)
            .read(
                DenialReader.read(
                    Records.denied()
                        .deniedOn(APPLY, denied.replace("us-west-2", "eu-west-1"))
                        .event())));
  }

  @Test
  void theGuardrailTheRequestNamesIsNeededBesideItsProfile() {
    var known = new GuardrailFacts.Known(List.of(profile("us-east-1"), profile("us-west-2")));
    var local = new GuardrailFacts.Known(List.of());
    Arn own = Arn.parse(GUARDRAIL).orElseThrow();
    List<Arn> both = List.of(own, profile("us-east-1"), profile("us-west-2"));
    assertEquals(guarded(both, ""), profileDenied("abc", Map.of(GUARDRAIL, known)));
    assertEquals(guarded(both, ""), profileDenied(GUARDRAIL, Map.of(GUARDRAIL, known)));
    assertEquals(
        guarded(
            both,
            "whether the guardrail the request names works through that profile is not known: not"
                + " here"),
        profileDenied("abc", Map.of()));
    assertEquals(
        guarded(
            known.profiles(), "the guardrail the request names does not work through that profile"),
        profileDenied("abc", Map.of(GUARDRAIL, local)));
    for (String other : List.of("", "ABC", GUARDRAIL.replace("618048437522", "999999999999"))) {
      assertEquals(guarded(known.profiles(), ""), profileDenied(other, Map.of(GUARDRAIL, known)));
    }
  }

  private static Needed guarded(List<Arn> arns, String doubt) {
    return new Needed.Guarded(
        new Action("bedrock", "ApplyGuardrail"),
        arns,
        Optional.of(doubt).filter(d -> !d.isEmpty()));
  }

  private static Needed profileDenied(String named, Map<String, GuardrailFacts> guardrails) {
    Map<String, GuardrailFacts> all = new HashMap<>(guardrails);
    all.put(
        profile("us-west-2").toString(),
        new GuardrailFacts.Known(List.of(profile("us-east-1"), profile("us-west-2"))));
    Records record =
        Records.denied()
            .with(
                "requestParameters",
                Map.of("modelId", Records.PROFILE, "guardrailIdentifier", named))
            .deniedOn(APPLY, profile("us-west-2").toString());
    return new NeededReader(new FakeProfiles(List.of(), Map.of(), all))
        .read(DenialReader.read(record.event()));
  }

  private static Arn profile(String region) {
    return Arn.parse(
            "arn:aws:bedrock:" + region + ":618048437522:guardrail-profile/us.guardrail.v1:0")
        .orElseThrow();
  }

  private static Needed read(Records record) {
    var profiles =
        new FakeProfiles(
            List.of(SONNET),
            Map.of(ROUTER, KNOWN),
            Map.of(
                GUARDRAIL,
                new GuardrailFacts.Known(List.of(profile("us-east-1"), profile("us-west-2"))),
                GUARDRAIL.replace("abc", "local"),
                new GuardrailFacts.Known(List.of())));
    return new NeededReader(profiles).read(DenialReader.read(record.event()));
  }
}
