package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts.Provenance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whether Bedrock itself was heard, and what that is good for.
class LearnedTest {
  private static final String ROUTER = "arn:aws:bedrock:us-east-1:618048437522:prompt-router/abc";
  private static final String GUARDRAIL = "arn:aws:bedrock:us-east-1:618048437522:guardrail/abc";
  private static final Provenance LIVE = new Provenance.Live();
  private static final Provenance LISTED = new Provenance.Catalogue("2026-08-21", "docs", "-");
  private static final Records THROUGH_PROFILE = Records.denied();
  private static final Records UNNAMED = Records.denied().with("requestParameters", Map.of());

  @Test
  void bedrockIsHeardOnlyWhereNothingComesFromTheCatalogue() {
    for (Records record : List.of(THROUGH_PROFILE, UNNAMED)) {
      assertTrue(heard(record, FakeProfiles.of(sonnet(LIVE))));
      assertFalse(heard(record, FakeProfiles.of(sonnet(LISTED))));
      assertFalse(heard(record, FakeProfiles.of()));
    }
  }

  @Test
  void aRouterIsAsSureAsTheProfilesItCalls() {
    Records routed = Records.denied().calling(ROUTER).deniedOn("bedrock:InvokeModel", ROUTER);
    assertTrue(heard(routed, routing(sonnet(LIVE))));
    assertFalse(heard(routed, routing(sonnet(LISTED))));
    assertFalse(heard(routed, FakeProfiles.of()));
  }

  @Test
  void aGuardrailNobodyDescribesIsNotHeard() {
    Records guarded = Records.denied().deniedOn("bedrock:ApplyGuardrail", GUARDRAIL);
    var local = Map.<String, GuardrailFacts>of(GUARDRAIL, new GuardrailFacts.Known(List.of()));
    assertTrue(heard(guarded, new FakeProfiles(List.of(), Map.of(), local)));
    assertFalse(heard(guarded, FakeProfiles.of()));
  }

  @Test
  void theCatalogueCountsForTheRegionsItNames() {
    Learned listed = learned(THROUGH_PROFILE, FakeProfiles.of(sonnet(LISTED)));
    assertEquals(List.of(true, true), weighed(listed, Set.of("us-east-1", "us-east-2")));
    assertEquals(List.of(true, false), weighed(listed, Set.of("us-east-1")));
    assertEquals(List.of(false, false), weighed(listed, Set.of("us-east-1", "ca-central-1")));
    Learned live = learned(THROUGH_PROFILE, FakeProfiles.of(sonnet(LIVE)));
    assertEquals(List.of(true, true), weighed(live, Set.of("us-east-1", "ca-central-1")));
  }

  private static List<Boolean> weighed(Learned learned, Set<String> known) {
    return List.of(learned.coversAll(known), learned.agrees(known));
  }

  private static boolean heard(Records record, InferenceProfiles profiles) {
    return learned(record, profiles).heard();
  }

  private static Learned learned(Records record, InferenceProfiles profiles) {
    return Learned.of(DenialReader.read(record.event()), profiles);
  }

  private static InferenceProfiles routing(ProfileFacts.Known profile) {
    Arn router = Arn.parse(ROUTER).orElseThrow();
    var known = new RouterFacts.Known(router, List.of(), List.of(profile));
    return new FakeProfiles(List.of(), Map.of(ROUTER, known), Map.of());
  }

  private static ProfileFacts.Known sonnet(Provenance from) {
    return new ProfileFacts.Known(
        Arn.parse(Records.profileArn()).orElseThrow(),
        List.of(
            Arn.parse(Records.model("us-east-1")).orElseThrow(),
            Arn.parse(Records.model("us-east-2")).orElseThrow()),
        from);
  }
}
