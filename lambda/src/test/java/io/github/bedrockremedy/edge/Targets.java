package io.github.bedrockremedy.edge;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.target.PatchTarget;

/// Principals the adapters' tests speak of.
public final class Targets {
  public static final String ACCOUNT = "618048437522";

  public static final PatchTarget.RoleInlinePolicy ROLE =
      new PatchTarget.RoleInlinePolicy(
          arn("arn:aws:iam::618048437522:role/agents/supervisor-dev"), "AROAEXAMPLE");

  public static final PatchTarget.UserInlinePolicy USER =
      new PatchTarget.UserInlinePolicy(
          arn("arn:aws:iam::618048437522:user/robots/indexer"), "AIDAEXAMPLE");

  private Targets() {}

  public static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }
}
