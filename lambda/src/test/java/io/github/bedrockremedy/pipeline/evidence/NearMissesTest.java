package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which calls the proof of a patch looks at besides the needed ones.
class NearMissesTest {
  private static final Region HOME = new Region("us-east-1");
  private static final Action INVOKE = Action.INVOKE_MODEL;
  private static final Arn PROFILE = Facts.arn(Records.profileArn());
  private static final Arn ROUTER =
      Facts.arn("arn:aws:bedrock:us-east-1:618048437522:default-prompt-router/a.b:1");
  private static final Arn GUARDRAIL =
      Facts.arn("arn:aws:bedrock:us-east-1:618048437522:guardrail/g");
  private static final Needed.ThroughRouter ROUTED =
      new Needed.ThroughRouter(
          INVOKE,
          new RouterFacts.Known(
              ROUTER,
              List.of(Facts.arn(Records.model("us-east-1"))),
              List.of(Facts.needed().profile())));
  private static final Needed.Guarded GUARDED =
      new Needed.Guarded(
          new Action("bedrock", "ApplyGuardrail"), List.of(GUARDRAIL), Optional.empty());
  private static final Needed.ThroughUnlisted UNLISTED =
      new Needed.ThroughUnlisted(
          INVOKE, PROFILE, Facts.arn(Records.model("us-east-2")), false, "why");

  @Test
  void aGeographicProfileIsMissedByADirectCallAnotherModelAnotherRegionAndAnotherAction() {
    Map<String, Probe> misses = NearMisses.of(Facts.needed(), HOME);
    assertEquals(
        Probe.direct(INVOKE, Facts.arn(Records.model("us-east-2")), "us-east-2"),
        misses.get("a direct call in us-east-2"));
    assertEquals(
        Probe.through(INVOKE, Facts.arn(Records.model("us-east-2") + "-x"), PROFILE),
        misses.get("another model through the profile"));
    assertEquals(
        Probe.through(INVOKE, Facts.arn(Records.model("sa-east-1")), PROFILE),
        misses.get("the model in sa-east-1, where the profile does not lead"));
    assertEquals(4, misses.size());
  }

  @Test
  void aGlobalProfileIsMissedByADirectCallInTheSource() {
    Arn global = Facts.arn(Records.profileArn().replace("/us.", "/global."));
    var needed =
        new Needed.ThroughProfile(
            INVOKE, Facts.profile(global.toString(), "us-east-1", ""), false, false);
    Map<String, Probe> misses = NearMisses.of(needed, HOME);
    assertEquals(
        Probe.direct(INVOKE, Facts.arn(Records.model("us-east-1")), "us-east-1"),
        misses.get("a direct call in us-east-1"));
    assertEquals(4, misses.size());
  }

  @ParameterizedTest
  @CsvSource({
    "us-gov-east-1, us-gov-west-1",
    "us-gov-west-1, us-gov-east-1",
    "cn-north-1, cn-northwest-1",
    "eusc-de-east-1, eusc-de-west-1",
    "us-iso-east-1, us-iso-west-1",
    "us-iso-west-1, us-iso-east-1",
    "us-isob-east-1, us-isob-west-1",
    "us-isob-west-1, us-isob-east-1",
    "eu-isoe-west-1, eu-isoe-north-1",
    "us-isof-south-1, us-isof-east-1",
    "us-isof-east-1, us-isof-south-1",
  })
  void anotherRegionIsOneOfTheSamePartition(String source, String other) {
    var region = new Region(source);
    var model =
        Facts.arn(
            "arn:" + region.partition().id() + ":bedrock:" + source + "::foundation-model/a.b");
    var there = Facts.arn(model.toString().replace(source, other));
    assertEquals(
        Probe.direct(INVOKE, there, other),
        NearMisses.of(new Needed.Direct(INVOKE, model), region).get("the same in " + other));
  }

  @Test
  void aRegionTheProfileLeadsToIsNoMiss() {
    var needed =
        new Needed.ThroughProfile(
            INVOKE,
            Facts.profile(PROFILE.toString(), "us-east-1", "sa-east-1", "eu-west-1"),
            false,
            false);
    assertTrue(
        NearMisses.of(needed, HOME)
            .containsKey("the model in us-west-1, where the profile does not lead"));
    assertTrue(
        NearMisses.of(Facts.direct(), new Region("sa-east-1"))
            .containsKey("the same in eu-west-1"));
  }

  @Test
  void aRouterIsMissedByWhatStandsBehindItCalledWithoutIt() {
    Map<String, Probe> misses = NearMisses.of(ROUTED, HOME);
    assertEquals(
        Set.of(
            "a direct call in us-east-1",
            "another model through the router",
            "a profile without the router",
            "another action (CreateModelInvocationJob)"),
        misses.keySet());
    assertEquals(
        Probe.direct(INVOKE, PROFILE, "us-east-1"), misses.get("a profile without the router"));
  }

  @Test
  void aProfileOfUnknownDestinationsIsMissedByAnotherProfile() {
    Map<String, Probe> misses = NearMisses.of(UNLISTED, HOME);
    assertEquals(
        Set.of(
            "a direct call in us-east-2",
            "another model through the profile",
            "the model through another profile",
            "another action (CreateModelInvocationJob)"),
        misses.keySet());
  }

  @Test
  void noNearMissIsNeeded() {
    for (Needed needed : List.of(Facts.needed(), Facts.direct(), ROUTED, GUARDED, UNLISTED)) {
      Action action = needed.wantedAction().orElseThrow();
      List<Probe> probes = needed.probes(action, HOME.id());
      Map<String, Probe> misses = NearMisses.of(needed, HOME);
      assertFalse(misses.isEmpty());
      misses.forEach((what, miss) -> assertFalse(probes.contains(miss), what));
      assertTrue(probes.stream().allMatch(p -> p.action().equals(action)));
    }
    for (Needed nothing :
        List.of(
            new Needed.Unoffered(new Action("iam", "PassRole")),
            new Needed.Ambiguous(INVOKE, List.of(Facts.direct(), Facts.needed())),
            new Needed.Unclear("why", List.of()))) {
      assertEquals(Map.of(), NearMisses.of(nothing, HOME));
      assertEquals(List.of(), nothing.probes(INVOKE, HOME.id()));
      assertEquals(Set.of(), nothing.resources());
      assertEquals(List.of(), nothing.regions());
      assertEquals(List.of(), nothing.models());
      assertEquals(Optional.empty(), nothing.profileArn());
    }
  }

  @Test
  void whatANeedNamesIsReadFromItsShape() {
    assertEquals(Optional.of(PROFILE), Facts.needed().profileArn());
    assertEquals(Optional.of(PROFILE), UNLISTED.profileArn());
    assertEquals(Optional.empty(), ROUTED.profileArn());
    assertEquals(List.of(), GUARDED.models());
    assertEquals(List.of(HOME), GUARDED.regions());
    assertEquals(
        List.of(Records.SONNET), Facts.direct().models().stream().map(m -> m.value()).toList());
    assertEquals(6, ROUTED.probes(INVOKE, HOME.id()).size());
    assertEquals(Set.of(GUARDRAIL.toString()), GUARDED.resources());
    var odd =
        new Needed.Guarded(
            GUARDED.action(),
            List.of(Facts.arn("arn:aws:bedrock:us-us-gov:618048437522:guardrail/g")),
            Optional.empty());
    assertEquals(List.of(), odd.regions());
  }

  @Test
  void onlyAwssOwnPolicyIsItsQuarantine() {
    String name = "policy/AWSCompromisedKeyQuarantineV3";
    assertTrue(HeldPolicy.isQuarantine(Facts.arn("arn:aws:iam::aws:" + name)));
    assertFalse(HeldPolicy.isQuarantine(Facts.arn("arn:aws:iam::618048437522:" + name)));
    assertFalse(HeldPolicy.isQuarantine(Facts.arn("arn:aws:iam::aws:policy/ReadOnlyAccess")));
  }
}
