package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
