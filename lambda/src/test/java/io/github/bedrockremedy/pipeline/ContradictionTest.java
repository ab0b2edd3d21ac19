package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Records that say two things: none of them ends in a patch.
class ContradictionTest {
  private static final String INVOKE = "bedrock:InvokeModel";

  @ParameterizedTest
  @ValueSource(
      strings = {
        " with an explicit deny in a service control policy",
        " because no permissions boundary allows the bedrock:InvokeModel action",
        ", with an explicit deny in a session policy: arn:aws:iam::618048437522:policy/p"
      })
  void aMessageWithASecondReasonIsBelievedInNeither(String second) {
    undetermined(reason(Records.identityClause() + second), "more than one reason");
  }

  @Test
  void aReasonAboutAnotherActionIsNoReasonForThisOne() {
    undetermined(
        reason("because no identity-based policy allows the bedrock:DeleteGuardrail action"),
        "another action");
  }

  @Test
  void anotherCallerThanTheRecordsIsADoubt() {
    Map<String, Object> identity = new java.util.HashMap<>(Records.role());
    identity.put("arn", "arn:aws:sts::618048437522:assumed-role/supervisor-dev/another");
    Plan plan = Plans.offline(Records.denied().with("userIdentity", identity).event());
    var missing = assertInstanceOf(Diagnosis.MissingAllow.class, plan.diagnosis());
    assertTrue(
        missing.doubts().stream().anyMatch(d -> d.contains("another caller")),
        missing.doubts().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::618048437522:assumed-role/another-role/session-1",
        "arn:aws:sts::999999999999:assumed-role/supervisor-dev/session-1",
        "arn:aws-us-gov:sts::618048437522:assumed-role/supervisor-dev/session-1",
        "arn:aws:iam::618048437522:user/supervisor-dev",
      })
  void aMessageAboutAnotherCallerIsNotAboutThisRecord(String user) {
    String message = Records.message(INVOKE, Records.model("us-east-2"), Records.identityClause());
    String own = "arn:aws:sts::618048437522:assumed-role/supervisor-dev/session-1";
    undetermined(
        Records.denied().with("errorMessage", message.replace(own, user)), "is about " + user);
    String role = "arn:aws:iam::618048437522:role/agents/supervisor-dev";
    Plan same =
        Plans.offline(Records.denied().with("errorMessage", message.replace(own, role)).event());
    assertEquals(Cause.MISSING_DESTINATION_REGIONS, same.diagnosis().toCause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws-us-gov",
        "aws-cn",
        "aws-eusc",
        "aws-iso",
        "aws-iso-b",
        "aws-iso-e",
        "aws-iso-f"
      })
  void nobodyCallsAcrossPartitions(String partition) {
    String json = Records.denied().json();
    for (String own : List.of("arn:aws:sts", "arn:aws:iam")) {
      json = json.replace(own, own.replace("aws", partition));
    }
    var denied = assertInstanceOf(EventReading.AccessDenied.class, EventReader.read(json));
    Plan plan = Plans.offline(denied.event());
    var undetermined = assertInstanceOf(Diagnosis.Undetermined.class, plan.diagnosis());
    assertTrue(undetermined.why().contains("not of the partition"), undetermined.why());
    assertEquals(Optional.empty(), plan.patch());
  }

  @ParameterizedTest
  @CsvSource({
    "DeleteGuardrail, bedrock:InvokeModel, foundation-model",
    "InvokeModel, bedrock:Retrieve, knowledge-base/ABCDE12345",
  })
  void anOperationThatNeverAsksForTheActionIsAContradiction(
      String operation, String action, String resource) {
    String arn =
        resource.startsWith("foundation")
            ? Records.model("us-east-1")
            : "arn:aws:bedrock:us-east-1:618048437522:" + resource;
    undetermined(
        Records.denied().calling(Records.SONNET).with("eventName", operation).deniedOn(action, arn),
        operation + ", which is never denied on " + action);
  }

  @ParameterizedTest
  @CsvSource({
    "Retrieve, bedrock:Retrieve, arn:aws:bedrock:us-west-2:618048437522:knowledge-base/ABCDE12345",
    "ApplyGuardrail, bedrock:ApplyGuardrail, arn:aws:bedrock:us-west-2:618048437522:guardrail/abc",
    "CountTokens, bedrock:CountTokens,"
        + " arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
  })
  void aResourceOfAnotherRegionThanTheCallIsAContradiction(
      String operation, String action, String arn) {
    undetermined(
        Records.denied().with("eventName", operation).deniedOn(action, arn),
        "was made in us-east-1 and denied on " + arn);
  }

  @ParameterizedTest
  @CsvSource({
    "InvokeModel, foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
    "InvokeModel, provisioned-model/",
    "InvokeModel, provisioned-model/a$b",
    "InvokeModel, provisioned-model/a/b",
    "InvokeModel, imported-model/x:y",
    "InvokeFlow, flow/F/alias/A/x",
    "ApplyGuardrail, guardrail/a/b",
    "InvokeModel, inference-profile/us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0",
  })
  void anArnAwsCannotHaveWrittenIsNoResource(String operation, String resource) {
    String arn = "arn:aws:bedrock:us-east-1:618048437522:" + resource;
    undetermined(
        Records.denied()
            .with("eventName", operation)
            .calling(resource.startsWith("foundation") ? Records.SONNET : arn)
            .deniedOn("bedrock:" + operation, arn),
        "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-east-1:618048437522:provisioned-model/*",
        "arn:aws:bedrock:us-east-1::foundation-model/*",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.*",
        "arn:aws:bedrock:us-east-1:999999999999:provisioned-model/abc",
        "arn:aws:bedrock:us-east-1:999999999999:inference-profile/us." + Records.SONNET,
        "arn:aws-us-gov:bedrock:us-east-1::foundation-model/" + Records.SONNET,
        "sa." + Records.SONNET
      })
  void whatTheRequestNamesIsNoResourceUntilItFits(String modelId) {
    undetermined(Records.denied().calling(modelId).deniedOn(INVOKE, ""), "");
  }

  @Test
  void aProfileNamedWithoutItsAccountIsTheCallersOwn() {
    String loose = Records.profileArn().replace(Records.ACCOUNT, "");
    Plan plan =
        Plans.offline(
            Records.denied().calling(loose).deniedOn(INVOKE, Records.profileArn()).event());
    assertEquals(Cause.MISSING_PROFILE, plan.diagnosis().toCause());
  }

  private static Records reason(String clause) {
    return Records.denied()
        .with("errorMessage", Records.message(INVOKE, Records.model("us-east-2"), clause));
  }

  private static void undetermined(Records record, String why) {
    Plan plan = Plans.offline(record.event());
    var undetermined = assertInstanceOf(Diagnosis.Undetermined.class, plan.diagnosis());
    assertTrue(undetermined.why().contains(why), undetermined.why());
    assertEquals(Optional.empty(), plan.patch());
    assertEquals("report", plan.decision().outcome());
  }
}
