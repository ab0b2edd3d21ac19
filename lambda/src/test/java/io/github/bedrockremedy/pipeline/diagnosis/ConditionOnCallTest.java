package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a condition or a pattern says about one call: a model in us-east-2 through the profile.
class ConditionOnCallTest {
  private static final Probe THROUGH =
      Probe.through(
          Action.INVOKE_MODEL,
          Facts.arn(Records.model("us-east-2")),
          Facts.arn(Records.profileArn()));
  private static final String REGION = "aws:RequestedRegion";
  private static final String PROFILE = "bedrock:InferenceProfileArn";

  @ParameterizedTest
  @CsvSource({
    "StringEquals, us-east-2, YES",
    "StringEquals, us-east-1, NO",
    "StringEquals, us-east-*, NO",
    "StringNotEquals, us-east-2, NO",
    "StringNotEquals, us-east-1, YES",
    "StringEqualsIgnoreCase, US-EAST-2, YES",
    "StringEqualsIgnoreCase, US-EAST-1, NO",
    "StringLike, us-*, YES",
    "StringNotLike, us-*, NO",
    "StringEqualsIfExists, us-east-2, YES",
    "ForAnyValue:StringEquals, us-east-2, YES",
    "ForAllValues:StringNotEqualsIfExists, us-east-2, NO",
    "Null, false, YES",
    "Null, true, NO",
    "NumericEquals, us-east-2, MAYBE",
    "StringEquals, ${aws:PrincipalTag/region}, MAYBE",
  })
  void aRegionIsHeldAgainstTheConditionsWords(String operator, String value, Holds holds) {
    assertEquals(holds, holds(operator, REGION, value));
    assertEquals(holds, holds(operator, "AWS:requestedregion", value));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.*, YES",
    "arn:aws:bedrock:*:*:inference-profile/*, YES",
    "arn:aws:bedrock:us-east-2:618048437522:inference-profile/us.*, NO",
    "arn:aws:bedrock:us-east-1:618048437522:inference-profile/eu.*, NO",
    "arn:aws:s3:*:*:inference-profile/*, NO",
    "arn:aws:bedrock:*, NO",
    "*, YES",
  })
  void anArnIsHeldAgainstAPatternPartByPart(String pattern, Holds holds) {
    assertEquals(holds, holds("ArnLike", PROFILE, pattern));
    assertEquals(holds.not(), holds("ArnNotEquals", PROFILE, pattern));
  }

  @Test
  void aKeyThatIsNotKnownTellsNothing() {
    assertEquals(Holds.MAYBE, holds("IpAddress", "aws:SourceIp", "10.0.0.0/8"));
    Probe direct = Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.profileArn()), "");
    for (var condition :
        List.of(
            new Condition("StringEquals", REGION, List.of("us-east-1")),
            new Condition("StringEquals", PROFILE, List.of(Records.profileArn())))) {
      assertEquals(Holds.MAYBE, ConditionOnCall.holds(condition, direct, KnownKeys.NONE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ArnLike, arn:aws:bedrock:*:*:inference-profile/global.*, NO",
    "ArnLike, arn:aws:bedrock:*:*:inference-profile/*, MAYBE",
    "ArnNotLike, arn:aws:bedrock:*:*:inference-profile/global.*, YES",
    "ArnNotLike, arn:aws:bedrock:*:*:inference-profile/*, MAYBE",
    "StringNotLikeIfExists, *global.*, YES",
    "StringLikeIfExists, *global.*, MAYBE",
    "ArnLike, arn:aws:bedrock:*:${aws:PrincipalTag/a}:inference-profile/global.*, MAYBE",
    "ArnLike, arn:aws:bedrock:*:${aws:PrincipalAccount}:inference-profile/global.*, NO",
    "Null, true, MAYBE",
  })
  void onTheProfileItselfTheKeyIsAbsentOrThatProfile(String operator, String value, Holds holds) {
    Probe itself = Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.profileArn()), "us-east-1");
    var condition = new Condition(operator, PROFILE, List.of(value));
    assertEquals(holds, ConditionOnCall.holds(condition, itself, KnownKeys.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, NO",
    "StringNotEquals, YES",
    "StringEqualsIfExists, YES",
    "ForAllValues:StringEquals, YES",
    "ForAnyValue:StringNotEquals, NO",
    "Null, MAYBE",
  })
  void aDirectCallOfAModelGoesThroughNoProfile(String operator, Holds holds) {
    Probe direct =
        Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-1")), "us-east-1");
    var condition = new Condition(operator, PROFILE, List.of(Records.profileArn()));
    assertEquals(holds, ConditionOnCall.holds(condition, direct, KnownKeys.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "*, YES",
    "arn:aws:bedrock:us-east-2::foundation-model/*, YES",
    "arn:aws:bedrock:us-east-1::foundation-model/*, NO",
    "${aws:PrincipalTag/model}, MAYBE",
    "arn:aws:bedrock:${aws:RequestedRegion}::foundation-model/*, MAYBE",
    "arn:aws:bedrock:${aws:RequestedRegion}::custom-model/*, NO",
    "arn:aws:bedrock:${a}::${b}/*, MAYBE",
    "arn:aws:bedrock:${a}::${b}/x, NO",
    "arn:aws:bedrock:${a, MAYBE",
  })
  void aVariableMayStandForAnything(String resource, Holds covers) {
    assertEquals(covers, ConditionOnCall.covers(statement(resource, false), THROUGH));
    assertEquals(covers.not(), ConditionOnCall.covers(statement(resource, true), THROUGH));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bedrock:*:${aws:PrincipalAccount}:inference-profile/us.*, YES, NO",
    "arn:aws:bedrock:*:${aws:PrincipalAccount}:inference-profile/eu.*, NO, NO",
    "arn:aws:bedrock:*:${aws:PrincipalAccount}:*/${aws:username}, MAYBE, NO",
    "arn:aws:bedrock:*:${aws:PrincipalAccount}:foundation-model/*, NO, NO",
    "arn:aws:bedrock:us-east-2::foundation-model/*, NO, YES",
  })
  void theCallersOwnAccountIsKnown(String resource, Holds onProfile, Holds onModel) {
    Probe itself = Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.profileArn()), "us-east-1");
    assertEquals(onProfile, ConditionOnCall.covers(statement(resource, false), itself));
    assertEquals(onModel, ConditionOnCall.covers(statement(resource, false), THROUGH));
    var through =
        new Condition(
            "ArnLike",
            PROFILE,
            List.of("arn:aws:bedrock:*:${aws:PrincipalAccount}:inference-profile/us.*"));
    assertEquals(Holds.YES, ConditionOnCall.holds(through, THROUGH, KnownKeys.NONE));
    Probe direct = Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-2")), "");
    assertEquals(
        Holds.MAYBE,
        ConditionOnCall.covers(
            statement("arn:aws:bedrock:*:${aws:PrincipalAccount}*:foundation-model/*", false),
            direct));
  }

  @Test
  void aPlainPatternBesideOneWithAVariableIsEnough() {
    for (List<String> both : List.of(List.of("*", "${x}"), List.of("${x}", "*"))) {
      var statement = new Statement("", true, List.of("bedrock:*"), false, both, false, List.of());
      assertEquals(Holds.YES, ConditionOnCall.covers(statement, THROUGH));
    }
  }

  private static Statement statement(String resource, boolean not) {
    return new Statement("", true, List.of("bedrock:*"), false, List.of(resource), not, List.of());
  }

  private static Holds holds(String operator, String key, String value) {
    return ConditionOnCall.holds(
        new Condition(operator, key, List.of(value)), THROUGH, KnownKeys.NONE);
  }
}
