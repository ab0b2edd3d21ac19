package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;

/// Valid patches, and what the guard has against a text.
final class GuardedPatches {
  static final Region HOME = new Region("us-east-1");
  static final Needed GLOBAL =
      new Needed.ThroughProfile(
          Action.INVOKE_MODEL,
          Facts.profile(Records.profileArn().replace("/us.", "/global."), "us-east-1", ""),
          false,
          false);
  static final String VALID = text(Facts.needed());

  private GuardedPatches() {}

  static String text(Needed needed) {
    return PatchBuilder.build(Patches.missing(needed)).orElseThrow().text();
  }

  static List<String> objections(String text, Needed needed) {
    return PatchGuard.objections(
        text,
        new PatchGuard.Limits(
            Records.ACCOUNT, HOME, List.of(Action.INVOKE_MODEL), needed.resources()));
  }
}
