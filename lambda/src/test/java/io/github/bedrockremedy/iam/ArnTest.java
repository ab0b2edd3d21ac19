package io.github.bedrockremedy.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
  @ParameterizedTest
  @EnumSource
  void readsAnArnOfEveryPartitionAndWritesItBack(Partition partition) {
    String text = "arn:" + partition.id() + ":iam::123456789012:role/path/name";
    Arn arn = Arn.parse(text).orElseThrow();
    assertEquals(partition, arn.partition());
    assertEquals("123456789012", arn.account());
    assertEquals("name", arn.lastName());
    assertEquals(text, arn.toString());
  }

  @Test
  void theArnOfGlobalRoutingHasNeitherRegionNorAccount() {
    Arn arn =
        Arn.parse("arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1").orElseThrow();
    assertEquals("", arn.region());
    assertEquals("", arn.account());
    assertTrue(arn.isFoundationModel());
  }

  @ParameterizedTest
  @CsvSource({
    "foundation-model/amazon.nova-lite-v1:0, foundation-model, amazon.nova-lite-v1:0",
    "inference-profile/us.a.b/c:d, inference-profile, us.a.b/c:d",
    "function:name/alias, function, name/alias",
    "plain, '', plain",
  })
  void takesTheTypeBeforeTheFirstSlashOrColon(String resource, String type, String id) {
    Arn arn = Arn.parse("arn:aws:bedrock:us-east-1::" + resource).orElseThrow();
    assertEquals(type, arn.resourceType());
    assertEquals(id, arn.resourceId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "arn",
        "arn:aws:bedrock:us-east-1:",
        "arn:aws:bedrock:us-east-1::",
        "arn:aws::us-east-1::x",
        "arn:amazon:bedrock:us-east-1::foundation-model/x.y",
        "ARN:aws:bedrock:us-east-1::foundation-model/x.y",
        "arn:aws:bedrock:us-east-1:****:inference-profile/us.x.y",
        "arn:aws:bedrock:us-east-1:XXXXXXXXXXXX:inference-profile/us.x.y",
        "arn:aws:bedrock:us-east-1:<acct>:inference-profile/us.x.y",
        "arn:aws:bedrock:us-east-1:12345678901:inference-profile/us.x.y",
        "arn:aws:bedrock:us-east-1:1234567890123:inference-profile/us.x.y",
        "arn:aws:bedrock:us-east-1:١٢٣٤٥٦٧٨٩٠١٢:inference-profile/us.x.y",
        "arn:aws:bedrock:**eu-west-3**::foundation-model/amazon.nova-pro-v1:0",
        "arn:aws:bedrock:US-EAST-1::foundation-model/x.y",
        "arn:aws:bedrock:us-east-1::foundation-model/x...",
        "arn:aws:bedrock:us-east-1::foundation-model/x…",
        "arn:aws:bedrock:us-east-1::foundation-model/x y",
        "arn:aws:bedrock:us-east-1::foundation-model/x\u0000",
        "arn:aws:bedrock:us-east-1::foundation-model/x\n",
        "arn:aws:bedrock:us-east-1::foundation-model/x\u007f",
        "arn:aws:bedrock:us-east-1::foundation-model/x\"",
        "arn:aws:bedrock:us-east-1::foundation-model/x\\",
      })
  void refusesWhatIsNoWholeArn(String text) {
    assertEquals(Optional.empty(), Arn.parse(text));
  }

  @Test
  void refusesAnArnLongerThanAnyOfAws() {
    String start = "arn:aws:bedrock:us-east-1::foundation-model/";
    assertTrue(Arn.parse(start + "x".repeat(2048 - start.length())).isPresent());
    assertTrue(Arn.parse(start + "x".repeat(2049 - start.length())).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"foundation-model/*", "foundation-model/a.b?", "foundation-model/${HAIKU}"})
  void tellsAPatternFromAName(String resource) {
    assertTrue(Arn.parse("arn:aws:bedrock:us-east-1::" + resource).orElseThrow().isPattern());
    assertFalse(
        Arn.parse("arn:aws:bedrock:us-east-1::foundation-model/a.b").orElseThrow().isPattern());
  }

  @Test
  void everyPartMayHoldAPattern() {
    for (String pattern : List.of("*", "a*b", "?", "a${b}", "${b}")) {
      assertTrue(new Arn(Partition.AWS, pattern, "", "", "x").isPattern(), pattern);
      assertTrue(new Arn(Partition.AWS, "s3", pattern, "", "x").isPattern(), pattern);
      assertTrue(new Arn(Partition.AWS, "s3", "", pattern, "x").isPattern(), pattern);
      assertTrue(new Arn(Partition.AWS, "s3", "", "", pattern).isPattern(), pattern);
    }
    for (String name : List.of("$", "{", "a$", "$a{", "{b}")) {
      assertFalse(new Arn(Partition.AWS, name, name, name, name).isPattern(), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::aws:policy/x, true",
    "arn:aws:iam::awt:policy/x, false",
    "arn:aws:iam::aw:policy/x, false",
    "arn:aws:iam::awss:policy/x, false",
    "arn:aws:bedroc:r::x, true",
    "arn:aws:bedrocks:r::x, true",
    "arn:aws:redrock:r::x, true",
  })
  void aPartIsReadWholeWhateverItBeginsWith(String text, boolean read) {
    assertEquals(Optional.of(text).filter(_ -> read), Arn.parse(text).map(Arn::toString));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:role/a/dev, arn:aws:sts::123456789012:assumed-role/dev/s, true",
    "arn:aws:iam::123456789012:role/dev, arn:aws:sts::123456789012:assumed-role/dev, true",
    "arn:aws:sts::123456789012:assumed-role/dev/s, arn:aws:sts::123456789012:assumed-role/dev/t, true",
    "arn:aws:iam::123456789012:role/dev, arn:aws:iam::123456789012:role/a/dev, true",
    "arn:aws:iam::123456789012:user/dev, arn:aws:iam::123456789012:user/dev, true",
    "arn:aws:iam::123456789012:role/dev, arn:aws:iam::123456789012:role/other, false",
    "arn:aws:iam::123456789012:role/dev, arn:aws:sts::123456789012:assumed-role/other/dev, false",
    "arn:aws:iam::123456789012:role/dev, arn:aws:iam::210987654321:role/dev, false",
    "arn:aws:iam::123456789012:role/dev, arn:aws-cn:iam::123456789012:role/dev, false",
    "arn:aws:iam::123456789012:role/dev, arn:aws:iam::123456789012:user/dev, false",
    "arn:aws:iam::123456789012:user/a/dev, arn:aws:iam::123456789012:user/dev, false",
  })
  void sessionsAreTheirRoleWhateverItsPath(String one, String other, boolean same) {
    Arn left = Arn.parse(one).orElseThrow();
    Arn right = Arn.parse(other).orElseThrow();
    assertEquals(same, left.isSamePrincipal(right));
    assertEquals(same, right.isSamePrincipal(left));
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock, inference-profile/us.a.b, true, false",
    "bedrock, application-inference-profile/a1b2, true, false",
    "bedrock, foundation-model/a.b, false, true",
    "s3, inference-profile/us.a.b, false, false",
    "s3, foundation-model/a.b, false, false",
    "bedrock, guardrail-profile/us.x, false, false",
  })
  void tellsProfilesFromModels(String service, String resource, boolean profile, boolean model) {
    Arn arn = Arn.parse("arn:aws:" + service + ":us-east-1:123456789012:" + resource).orElseThrow();
    assertEquals(profile, arn.isProfile());
    assertEquals(model, arn.isFoundationModel());
  }

  @Test
  void aModelHasNoAccountAndAProfileHasTheCallers() {
    ModelId model = ModelId.parse("amazon.nova-lite-v1:0").orElseThrow();
    Region source = new Region("us-gov-west-1");
    assertEquals(
        "arn:aws-us-gov:bedrock:us-gov-east-1::foundation-model/amazon.nova-lite-v1:0",
        Arn.foundationModel(source.partition(), "us-gov-east-1", model).toString());
    assertEquals(
        "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov.amazon.nova-lite-v1:0",
        Arn.inferenceProfile(source, "123456789012", new InferenceProfileId("us-gov", model))
            .toString());
  }

  @Test
  void arnsAreSortedByPartitionServiceRegionAccountAndResource() {
    List<Arn> sorted =
        Stream.of(
                "arn:aws:bedrock:::foundation-model/b.c",
                "arn:aws:bedrock:us-east-1::foundation-model/a.b",
                "arn:aws:bedrock:us-east-1::foundation-model/b.c",
                "arn:aws:bedrock:us-east-1:123456789012:foundation-model/a.b",
                "arn:aws:bedrock:us-east-2::foundation-model/a.b",
                "arn:aws:iam::123456789012:role/a",
                "arn:aws-us-gov:bedrock:us-gov-east-1::foundation-model/a.b")
            .map(text -> Arn.parse(text).orElseThrow())
            .toList();
    assertEquals(sorted, sorted.reversed().stream().sorted().toList());
  }

  @Test
  void everythingIsWrittenAsAStarAndReadFromNoText() {
    assertEquals("*", Arn.EVERYTHING.toString());
    assertEquals(Optional.empty(), Arn.parse("*"));
    assertEquals(Optional.empty(), Arn.parse("arn:aws:*:::*"));
    assertFalse(Arn.EVERYTHING.isProfile() || Arn.EVERYTHING.isFoundationModel());
  }
}
