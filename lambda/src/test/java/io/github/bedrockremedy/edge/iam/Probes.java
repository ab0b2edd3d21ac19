package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.Probe;

/// Calls through a profile to the models it routes to.
final class Probes {
  static final Action INVOKE = Action.INVOKE_MODEL;
  static final Action STREAM = Action.INVOKE_MODEL_STREAM;
  static final Arn PROFILE =
      Targets.arn(
          "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.amazon.nova-lite-v1:0");
  static final Arn EAST = model("us-east-2");
  static final Arn WEST = model("us-west-2");

  private Probes() {}

  static Probe through(Action action, Arn model) {
    return Probe.through(action, model, PROFILE);
  }

  static Arn model(String region) {
    return Targets.arn("arn:aws:bedrock:" + region + "::foundation-model/amazon.nova-lite-v1:0");
  }
}
