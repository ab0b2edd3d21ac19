package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.patch.Fit;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.List;

/// Words for a patch that does not fit beside the inline policies a principal holds already.
public final class QuotaWords {
  private QuotaWords() {}

  /// What to do instead of writing the patch inline; empty where it fits.
  public static List<String> steps(
      Fit fit, PolicyPatch patch, PatchTarget target, Denial denial, Needed needed) {
    if (!(fit instanceof Fit.TooLong tooLong)) {
      return List.of();
    }
    String kind = target.traits().kind();
    List<String> steps = new ArrayList<>();
    steps.add(
        "The patch does not fit: the inline policies of this "
            + kind
            + " would have "
            + tooLong.after()
            + " of "
            + tooLong.limit()
            + " characters. It is not written in part.");
    if (tooLong.managed()) {
      steps.add(attach(patch, target, kind, SnippetName.of(denial, needed)));
    } else {
      steps.add(
          "It is too long for one managed policy too ("
              + Fit.MANAGED_LIMIT
              + " characters). Split its statements over several and attach them all.");
    }
    steps.add(
        "Owner of the "
            + kind
            + ": or make room, by moving an inline policy of yours into a managed one.");
    return steps;
  }

  private static String attach(PolicyPatch patch, PatchTarget target, String kind, String name) {
    String arn =
        "arn:%s:iam::%s:policy/%s"
            .formatted(target.arn().partition().id(), Text.account(target.account()), name);
    return "A managed policy is counted apart. Save the policy shown ("
        + patch.text().length()
        + " characters) as policy.json and attach it:"
        + "\naws iam create-policy --policy-name "
        + name
        + " --policy-document file://policy.json"
        + "\naws iam attach-"
        + kind
        + "-policy --"
        + kind
        + "-name "
        + Text.name(target.name())
        + " --policy-arn "
        + arn;
  }
}
