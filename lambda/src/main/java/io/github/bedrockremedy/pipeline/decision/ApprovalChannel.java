package io.github.bedrockremedy.pipeline.decision;

import java.util.Optional;

/// The ways an operator lets approvals come. What came another way does not count, whatever a row
/// in the table says.
public enum ApprovalChannel {
  /// On the page, by whoever holds link and change code, or with AWS credentials.
  LINK("link"),
  /// By Slack's buttons besides, but for what is of high risk.
  SLACK("slack"),
  /// With AWS credentials alone.
  IAM_ONLY("iam-only");

  private final String id;

  ApprovalChannel(String id) {
    this.id = id;
  }

  /// As written in the settings.
  public String id() {
    return id;
  }

  /// The channel a text names.
  public static Optional<ApprovalChannel> of(String text) {
    for (ApprovalChannel channel : values()) {
      if (channel.id.equals(text)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }

  /// Judges the way an approval came.
  ///
  /// @param risk of what was approved
  RuleVerdict judge(Approval approval, Risk risk) {
    boolean admitted =
        switch (approval.via()) {
          case RULE, IAM -> true;
          case PAGE -> this != IAM_ONLY;
          case SLACK -> this == SLACK && risk != Risk.HIGH;
        };
    return new RuleVerdict(
        "approval-channel",
        admitted ? RuleVerdict.Verdict.PASS : RuleVerdict.Verdict.FAIL,
        RuleVerdict.Forbids.ACTING,
        "approved via %s at %s risk; approvals here come by %s"
            .formatted(approval.via().id(), risk.id(), id));
  }
}
