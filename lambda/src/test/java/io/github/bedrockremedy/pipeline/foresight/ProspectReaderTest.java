package io.github.bedrockremedy.pipeline.foresight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProspectReaderTest {
  private static final String ID = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final String PROFILE =
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/" + ID;
  private static final String MODEL =
      "::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";

  private static HeldPrincipal role(String... statements) {
    return role("own", statements);
  }

  private static HeldPrincipal role(String policy, String[] statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return new HeldPrincipal(
        Arn.parse("arn:aws:iam::123456789012:role/team/agent").orElseThrow(),
        "AROAAGENT",
        List.of(
            new HeldPolicy(
                HeldPolicy.Source.INLINE, policy, Optional.empty(), text.replace('\'', '"'))));
  }

  private static String allow(String... resources) {
    return "{'Effect':'Allow','Action':'bedrock:InvokeModel','Resource':['"
        + String.join("','", resources)
        + "']}";
  }

  private static ProspectReader.Prospects read(HeldPrincipal role, String... watched) {
    var regions = new ArrayList<Region>();
    for (String region : watched) {
      regions.add(new Region(region));
    }
    return new ProspectReader(ProfileCatalogue.embedded(), Set.copyOf(regions)).read(role);
  }

  private static List<String> profiles(ProspectReader.Prospects read) {
    return read.prospects().stream().map(p -> p.profile().toString()).toList();
  }

  @Test
  void aProfileThatIsNamedIsLookedAt() {
    assertEquals(List.of(PROFILE), profiles(read(role(allow(PROFILE)))));
  }

  @Test
  void eachActionThatIsGrantedIsLookedAt() {
    String both = allow(PROFILE).replace("bedrock:InvokeModel", "bedrock:invoke*");
    assertEquals(
        List.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM),
        read(role(both)).prospects().stream().map(Prospect::action).toList());
  }

  @Test
  void aPatternOfOneModelNamesItsProfilesInThatRegion() {
    String pattern = PROFILE.replace("us.anthropic", "*.anthropic");
    List<String> found = profiles(read(role(allow(pattern))));
    assertTrue(found.contains(PROFILE), found.toString());
    assertTrue(found.contains(PROFILE.replace("/us.", "/global.")), found.toString());
    found.forEach(arn -> assertTrue(arn.endsWith(MODEL.substring(20)), arn));
  }

  @ParameterizedTest
  @CsvSource({
    "inference-profile/*, ANY_PROFILE",
    "*inference-profile/us.*, ANY_PROFILE",
    "inference-profile/us.*, MANY_PROFILES",
    "inference-profile/${aws:PrincipalTag/profile}, VARIABLE",
    "application-inference-profile/*, ANY_PROFILE"
  })
  void whatIsTooWideIsToldAndNotLookedAt(String resource, Broad.Why why) {
    String grant = "arn:aws:bedrock:us-east-1:123456789012:" + resource;
    ProspectReader.Prospects read = read(role(allow(grant)));
    assertEquals(List.of(), read.prospects());
    assertEquals(List.of(why), read.broad().stream().map(Broad::why).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "arn:aws:bedrock:*:*:*",
        "arn:aws:bedrock:us-east-1::foundation-model/*",
        "arn:aws:bedrock:us-east-1:999999999999:inference-profile/us.amazon.nova-lite-v1:0",
        "arn:aws:s3:::inference-profile/us.amazon.nova-lite-v1:0"
      })
  void whatNamesNoProfileOrEverythingIsNoFinding(String resource) {
    ProspectReader.Prospects read = read(role(allow(resource)));
    assertEquals(List.of(), read.prospects());
    assertEquals(List.of(), read.broad());
  }

  @Test
  void aRegionLeftOpenIsOneThatIsWatchedOrThatTheRoleNames() {
    String open = PROFILE.replace("us-east-1", "*");
    assertEquals(
        List.of(PROFILE.replace("us-east-1", "us-west-2")),
        profiles(read(role(allow(open)), "us-west-2", "eu-west-1")));
    assertEquals(
        List.of(PROFILE), profiles(read(role(allow(open, "arn:aws:bedrock:us-east-1" + MODEL)))));
    assertEquals(
        List.of(Broad.Why.ANY_REGION),
        read(role(allow(open))).broad().stream().map(Broad::why).toList());
  }

  @Test
  void aDenyAndAPolicyOfOursNameNothing() {
    String deny = allow(PROFILE).replace("'Allow'", "'Deny'");
    assertEquals(List.of(), read(role(deny)).prospects());
    String[] ours = {allow(PROFILE)};
    assertEquals(List.of(), read(role("BedrockRemedy-br-aaaaaaaaaa", ours)).prospects());
  }

  @Test
  void aPolicyNobodyCanReadIsNamed() {
    assertEquals(List.of("own"), read(role("{'Effect':'Perhaps'}")).unread());
  }

  @Test
  void whatADocumentCertainlyAllowsIsCovered() {
    String east = "arn:aws:bedrock:us-east-1" + MODEL;
    String west = "arn:aws:bedrock:us-west-2" + MODEL;
    var facts =
        new ProfileFacts.Known(
            Arn.parse(PROFILE).orElseThrow(),
            List.of(Arn.parse(east).orElseThrow(), Arn.parse(west).orElseThrow()),
            new ProfileFacts.Provenance.Live());
    assertEquals(List.of(west), uncovered(facts, allow(PROFILE, east)));
    assertEquals(List.of(), uncovered(facts, allow(PROFILE), through(PROFILE, east, west)));
    assertEquals(
        List.of(east, west),
        uncovered(facts, allow(PROFILE), through(PROFILE + "-other", east, west)));
  }

  private static String through(String profile, String... models) {
    String condition =
        "'Condition':{'StringEquals':{'bedrock:InferenceProfileArn':'" + profile + "'}},";
    return allow(models).replace("'Resource'", condition + "'Resource'");
  }

  private static List<String> uncovered(ProfileFacts.Known facts, String... statements) {
    Prospect prospect = new Prospect(role(statements), Action.INVOKE_MODEL, facts.arn());
    return ProspectReader.uncovered(prospect, facts).stream().map(Arn::toString).toList();
  }
}
