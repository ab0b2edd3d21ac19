package io.github.bedrockremedy.infra;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// One further source Region: its denials go to the home bus.
final class ForwarderStack extends Stack {
  ForwarderStack(Construct scope, String id, StackProps props, StackSettings settings) {
    super(scope, id, props);
    new Forwarder(this, "Forwarder", settings);
  }
}
