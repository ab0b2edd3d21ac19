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
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final String INVOKE = "bedrock:InvokeModel";

  @Test
  void withoutTheCalledIdTheOnlyProfileLeadingThereIsInferred() {
    var needed =
        assertInstanceOf(
            Needed.ThroughProfile.class,
            read(nameless().deniedOn(INVOKE, Records.model("us-west-2"))));
    assertTrue(needed.inferred());
    assertEquals(
        List.of(new Region("us-east-1"), new Region("us-east-2"), new Region("us-west-2")),
        needed.regions());
  }

  @Test
  void inTheSourceRegionTheModelItselfMayHaveBeenCalledToo() {
    var needed =
        assertInstanceOf(
            Needed.Ambiguous.class, read(nameless().deniedOn(INVOKE, Records.model("us-east-1"))));
    Arn model = Arn.parse(Records.model("us-east-1")).orElseThrow();
    assertTrue(needed.candidates().contains(new Needed.Direct(Action.INVOKE_MODEL, model)));
    assertEquals(
        List.of("global." + Records.SONNET, "us." + Records.SONNET),
        needed.candidates().stream()
            .flatMap(c -> c.profileArn().stream())
            .map(Arn::resourceId)
            .sorted()
            .toList());
    assertTrue(needed.resources().isEmpty());
    assertTrue(needed.probes(Action.INVOKE_MODEL, "us-east-1").isEmpty());
  }

  @Test
  void ofTwoProfilesNoneIsChosen() {
    Arn model = Arn.parse(Records.model("us-east-2")).orElseThrow();
    var one = known(Records.profileArn(), model);
    var two =
        known(
            "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/a1b2c3d4e5f6",
            model);
    Needed needed =
        new NeededReader(FakeProfiles.of(one, two)).read(DenialReader.read(nameless().event()));
    assertEquals(2, assertInstanceOf(Needed.Ambiguous.class, needed).candidates().size());
  }

  @Test
  void aModelNoProfileLeadsToStaysUnclear() {
    var unclear =
        assertInstanceOf(
            Needed.Unclear.class, read(nameless().deniedOn(INVOKE, Records.model("eu-west-1"))));
    assertTrue(unclear.nextSteps().getFirst().contains("No known profile"));
  }

  private static Records nameless() {
    return Records.denied().without("requestParameters");
  }

  private static ProfileFacts.Known known(String profile, Arn model) {
    return new ProfileFacts.Known(
        Arn.parse(profile).orElseThrow(), List.of(model), new ProfileFacts.Provenance.Live());
  }

  private static Needed read(Records record) {
    return new NeededReader(new CatalogueProfiles(ProfileCatalogue.embedded()))
        .read(DenialReader.read(record.event()));
  }
}
