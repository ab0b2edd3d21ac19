package io.github.bedrockremedy.pipeline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fingerprint a plan rests on, and the calls that lie next to the needed ones.
class EvidenceTest {
  private static final HeldPolicy OWN = Facts.inline("own", Facts.MODELS_HERE);
  private static final HeldPolicy OTHER = Facts.inline("other", Facts.PROFILES_HERE);

  @Test
  void anythingThatMattersChangesTheFingerprint() {
    Map<String, String> auto = Map.of("bedrock-remedy", "auto");
    var boundary = new HeldPolicy(HeldPolicy.Source.BOUNDARY, "b", Optional.empty(), "{}");
    List<PrincipalFacts> all =
        List.of(
            known("AROA1", Map.of(), Optional.empty(), OWN),
            known("AROA2", Map.of(), Optional.empty(), OWN),
            known("AROA1", auto, Optional.empty(), OWN),
            known("AROA1", Map.of(), Optional.of(boundary), OWN),
            known("AROA1", Map.of(), Optional.empty()),
            known("AROA1", Map.of(), Optional.empty(), OTHER),
            known("AROA1", Map.of(), Optional.empty(), OWN, OTHER),
            known("AROA1", Map.of(), Optional.empty(), source(OWN, HeldPolicy.Source.ATTACHED)),
            known("AROA1", Map.of(), Optional.empty(), source(OWN, HeldPolicy.Source.GROUP)),
            new PrincipalFacts.Gone(),
            new PrincipalFacts.NotRead("x"));
    Set<String> prints = new HashSet<>();
    all.forEach(p -> prints.add(print(p)));
    assertEquals(all.size(), prints.size());
  }

  @Test
  void ourOwnPoliciesOtherTagsAndTheOrderDoNot() {
    String print = print(known("AROA1", Map.of(), Optional.empty(), OWN, OTHER));
    var ours = Facts.inline("BedrockRemedy-br-k7m2p4q6ab", Facts.MODELS_HERE);
    assertEquals(print, print(known("AROA1", Map.of("team", "ai"), Optional.empty(), OTHER, OWN)));
    assertEquals(print, print(known("AROA1", Map.of(), Optional.empty(), OWN, OTHER, ours)));
    var attached = source(ours, HeldPolicy.Source.ATTACHED);
    assertNotEquals(print, print(known("AROA1", Map.of(), Optional.empty(), OWN, OTHER, attached)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"})
  void noNearMissIsAmongTheNeededCalls(String region) {
    Region source = new Region(region);
    var profile = Facts.profile(Records.profileArn(), "us-east-1", "us-east-2", "us-west-2");
    for (Needed needed :
        List.of(
            new Needed.ThroughProfile(Action.INVOKE_MODEL, profile, false, false),
            new Needed.Direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-1"))))) {
      Map<String, Probe> misses = NearMisses.of(needed, source);
      assertTrue(misses.size() >= 3, misses::toString);
      for (Probe miss : misses.values()) {
        assertFalse(needed.probes(Action.INVOKE_MODEL, region).contains(miss), miss::toString);
      }
      assertEquals(misses.size(), Set.copyOf(misses.values()).size());
    }
    Needed any = new Needed.AnyResource(new Action("bedrock", "Rerank"));
    assertEquals(
        List.of(NearMisses.OTHER_ACTION),
        NearMisses.of(any, source).values().stream().map(Probe::action).toList());
  }

  @Test
  void whiteSpaceIsNotCountedAgainstTheQuota() {
    assertEquals(7, PrincipalFacts.countedCharacters("{ \"a\":\n\t1 }"));
  }

  private static String print(PrincipalFacts principal) {
    var none = new Simulation.NotDone("x");
    return Facts.evidence(Facts.needed(), principal, none).fingerprint("bedrock-remedy");
  }

  private static PrincipalFacts known(
      String id, Map<String, String> tags, Optional<HeldPolicy> boundary, HeldPolicy... policies) {
    return new PrincipalFacts.Known(id, tags, List.of(policies), boundary, false);
  }

  private static HeldPolicy source(HeldPolicy policy, HeldPolicy.Source source) {
    return new HeldPolicy(source, policy.name(), policy.arn(), policy.text());
  }
}
