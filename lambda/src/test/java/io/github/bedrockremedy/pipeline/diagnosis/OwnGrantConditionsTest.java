package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which conditions of an owner's grant keep it from being completed, and which the patch keeps.
class OwnGrantConditionsTest {
  private static final OwnGrant PARTIAL = new OwnGrant.Partial(false);

  @Test
  void aConditionOnAnotherRegionIsNotDroppedForACleanOne() {
    String elsewhere =
        Facts.with(
            Facts.MODELS_HERE.replace("us-east-1", "us-west-2"),
            "'ArnLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:*:*:application-inference-profile/*'}");
    assertInstanceOf(
        OwnGrant.Conditioned.class, read(Facts.MODELS_HERE, Facts.PROFILES_HERE, elsewhere));
  }

  @Test
  void aPolicyVariableInTheResourceIsACondition() {
    String variable =
        Facts.MODELS_HERE
            .replace("us-east-1", "us-west-2")
            .replace("foundation-model/*", "foundation-model/${aws:PrincipalTag/model}");
    var grant =
        assertInstanceOf(
            OwnGrant.Conditioned.class, read(Facts.MODELS_HERE, Facts.PROFILES_HERE, variable));
    assertEquals("own", grant.conditions().getFirst().policy());
    String other = variable.replace("foundation-model/$", "foundation-model/amazon.$");
    assertEquals(PARTIAL, read(Facts.MODELS_HERE, Facts.PROFILES_HERE, other));
  }

  @Test
  void aPatternIamWouldNotMatchIsNoGrantToComplete() {
    String condition = "'%s':{'bedrock:InferenceProfileArn':'%s'}";
    String across = "arn:aws:bedrock:*inference-profile/us.anthropic.*";
    String apart = "arn:aws:bedrock:*:*:inference-profile/us.anthropic.*";
    for (String operator : List.of("ArnLike", "ArnEquals")) {
      assertInstanceOf(
          OwnGrant.Conditioned.class,
          read(
              Facts.with(Facts.MODELS_HERE, condition.formatted(operator, across)),
              Facts.PROFILES_HERE));
      assertEquals(
          PARTIAL,
          read(
              Facts.with(Facts.MODELS_HERE, condition.formatted(operator, apart)),
              Facts.PROFILES_HERE));
    }
    assertEquals(
        PARTIAL,
        read(
            Facts.with(Facts.MODELS_HERE, condition.formatted("StringLike", across)),
            Facts.PROFILES_HERE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'StringEquals':{'bedrock:GuardrailIdentifier':'arn:aws:bedrock:us-east-1:618048437522:guardrail/g'}",
        "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}",
        "'DateLessThan':{'aws:CurrentTime':'2027-01-01T00:00:00Z'}",
        "'NotIpAddress':{'aws:SourceIp':'192.0.2.0/24'}",
        "'StringEqualsIfExists':{'aws:SourceVpc':'vpc-1'}",
        "'ForAllValues:StringEquals':{'aws:TagKeys':'team'}",
        "'Null':{'aws:TokenIssueTime':'false'}",
        "'BoolIfExists':{'aws:MultiFactorAuthPresent':'true'}",
        "'StringNotEquals':{'aws:PrincipalTag/team':'guests'}",
        "'Bool':{'aws:MultiFactorAuthPresent':'true'}",
        "'StringEquals':{'aws:PrincipalTag/team':'ai'}",
        "'StringEquals':{'aws:RequestedRegion':'eu-west-1'}",
        "'StringEquals':{'aws:RequestedRegion':'us-east-1'}",
        "'StringEquals':{'AWS:requestedregion':['eu-west-1','us-east-1']}",
        "'StringNotEquals':{'aws:RequestedRegion':'eu-west-1'}",
        "'ForAnyValue:StringEquals':{'aws:RequestedRegion':'us-east-1'}",
        "'StringEqualsIfExists':{'aws:RequestedRegion':'us-east-1'}",
        "'ArnLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:*:*:inference-profile/eu.*'}",
        "'StringEquals':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.*'}",
        "'StringEquals':{'bedrock:InferenceProfileArn':'*'}",
        "'ArnNotLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:us-east-1:618048437522:inference-profile/eu.x'}",
      })
  void aConditionThePatchWouldDropIsNamed(String condition) {
    String conditioned = Facts.with(Facts.MODELS_HERE, condition);
    var grant =
        assertInstanceOf(OwnGrant.Conditioned.class, read(conditioned, Facts.PROFILES_HERE));
    assertEquals(1, grant.conditions().size());
    assertTrue(condition.contains(grant.conditions().getFirst().condition().key()));
    assertEquals(PARTIAL, read(conditioned, Facts.MODELS_HERE, Facts.PROFILES_HERE));
    assertInstanceOf(
        OwnGrant.Conditioned.class,
        read(Facts.MODELS_HERE, Facts.with(Facts.PROFILES_HERE, condition)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'StringEquals':{'bedrock:InferenceProfileArn':'PROFILE'}",
        "'ArnEquals':{'bedrock:inferenceprofilearn':'PROFILE'}",
        "'ArnLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:*:*:inference-profile/us.*'}",
        "'StringLike':{'bedrock:InferenceProfileArn':'*'}",
      })
  void aConditionThePatchKeepsAnyhowIsNone(String condition) {
    assertEquals(
        PARTIAL,
        read(
            Facts.with(Facts.MODELS_HERE, condition.replace("PROFILE", Records.profileArn())),
            Facts.PROFILES_HERE));
  }

  @Test
  void whatAnOwnerLeftOutOfAGrantIsNotFilledInUnattended() {
    var conditioned =
        assertInstanceOf(
            OwnGrant.Conditioned.class,
            read(
                "{'Effect':'Allow','Action':'bedrock:*','NotResource':'arn:aws:bedrock:us-east-2::*'}"));
    assertEquals("NotResource", conditioned.conditions().getFirst().condition().operator());
  }

  @Test
  void anExceptionIsNamedOfTheActionItSpeaksOfAndWhereItLeavesOut() {
    String left = "'NotResource':'" + Records.model("us-west-2") + "'}";
    assertEquals(
        List.of("NotResource"), operators("{'Effect':'Allow','Action':'bedrock:*'," + left));
    assertEquals(List.of(), operators("{'Effect':'Allow','Action':'s3:*'," + left));
    assertEquals(
        List.of("Bool", "NotResource"),
        operators(
            "{'Effect':'Allow','Action':'bedrock:*','Condition':{'Bool':{'aws:SecureTransport':'true'}},"
                + left));
  }

  private static List<String> operators(String statement) {
    return read(statement) instanceof OwnGrant.Conditioned conditioned
        ? conditioned.conditions().stream().map(c -> c.condition().operator()).distinct().toList()
        : List.of();
  }

  private static OwnGrant read(String... statements) {
    var unasked = new Simulation.NotDone("not needed here");
    return OwnGrantReader.read(
        Facts.denial(), Facts.evidence(Facts.needed(), Facts.holding(statements), unasked));
  }
}
