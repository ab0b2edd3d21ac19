package io.github.bedrockremedy.pipeline.report;

import static io.github.bedrockremedy.pipeline.report.Told.steps;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import org.junit.jupiter.api.Test;

/// What the owner of a service control policy is told to do does what it says.
class ScpStepsTest {
  private static final String INVOKE = "bedrock:InvokeModel";
  private static final String SCP = "with an explicit deny in a service control policy";

  @Test
  void theOwnerOfAnScpOnAnUnlistedProfileGetsTheRegionsThatAreSureAndAnExemption() {
    String model = "anthropic.claude-fable-5-9";
    String steps =
        steps(
            Records.denied()
                .calling("us." + model)
                .with(
                    "errorMessage",
                    Records.message(
                        INVOKE, "arn:aws:bedrock:us-west-2::foundation-model/" + model, SCP)));
    assertTrue(steps.contains("must hold at least all of: us-east-1 and us-west-2"), steps);
    assertTrue(steps.contains("in us-east-1 and us-west-2 at least"), steps);
    assertTrue(steps.contains("\naws bedrock get-inference-profile --region us-east-1"), steps);
    assertTrue(
        steps.contains(
            "\"ArnNotLike\":{\"bedrock:InferenceProfileArn\":[\"arn:aws:bedrock:us-east-1:618048437522:inference-profile/us."
                + model),
        steps);
  }

  @Test
  void theOwnerOfAnScpOnAnApplicationProfileNobodyAskedAboutGetsTheCommandThatTells() {
    String profile = "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/a1b2c3";
    String command =
        "\naws bedrock get-inference-profile --region us-east-1 --inference-profile-identifier "
            + profile;
    String onModel =
        steps(
            Records.denied()
                .calling(profile)
                .with("errorMessage", Records.message(INVOKE, Records.model("us-east-2"), SCP)));
    assertTrue(onModel.contains(command), onModel);
    assertTrue(
        onModel.contains("the Deny bedrock:InvokeModel on " + Records.model("us-east-2")), onModel);
    assertTrue(onModel.contains("at least all of: us-east-1 and us-east-2"), onModel);
    String onProfile =
        steps(
            Records.denied()
                .without("requestParameters")
                .with("errorMessage", Records.message(INVOKE, profile, SCP)));
    assertTrue(onProfile.contains(command), onProfile);
    String elsewhere =
        steps(
            Records.denied()
                .calling(profile.replace("us-east-1", "us-west-2"))
                .with("errorMessage", Records.message(INVOKE, Records.model("us-east-2"), SCP)));
    assertFalse(elsewhere.contains("get-inference-profile"), elsewhere);
  }

  @Test
  void anScpOnAnotherServiceIsNotCuredByExemptingBedrock() {
    String steps =
        steps(
            Records.denied()
                .with("errorMessage", Records.message("aws-marketplace:Subscribe", "*", SCP)));
    assertTrue(steps.contains("exempt aws-marketplace:Subscribe in the Region deny"), steps);
    assertFalse(steps.contains("the Bedrock actions"), steps);
  }
}
