package io.github.bedrockremedy.infra;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// One account besides the home account: its denials of the home Region go to the home bus, and the
/// handlers may assume two roles in it. The template holds nothing of the account it is deployed to
/// and needs no bootstrap, so a StackSet can bring it to a whole organisation.
final class MemberStack extends Stack {
  MemberStack(Construct scope, String id, StackProps props, StackSettings settings) {
    super(scope, id, props);
    new Forwarder(this, "Forwarder", settings);
    new MemberRoles(this, "Roles", settings);
  }
}
