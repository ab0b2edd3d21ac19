package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.Aws;

/// Who is told, who may decide, and who may change the ways to them.
///
/// @param emails addresses that get requests, reports and alarms
/// @param channel how people may decide
/// @param approvers ARN patterns of who may decide with AWS credentials
/// @param slack where in Slack messages appear
/// @param administrator the role that may subscribe to the approvals topic
/// @param deploymentRole the role CloudFormation deploys with; empty: the one of the bootstrap
/// @param breakGlassRole the role that may write to table and queue besides the system
record People(
    List<String> emails,
    ApprovalChannel channel,
    List<String> approvers,
    Optional<Slack> slack,
    Optional<String> administrator,
    Optional<String> deploymentRole,
    Optional<String> breakGlassRole) {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+");
  private static final Pattern WORKSPACE = Pattern.compile("T[A-Z0-9]{2,30}");
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,30}");
  private static final Pattern ROLE =
      Pattern.compile("arn:aws(-[a-z-]+)?:iam::\\d{12}:role/[\\w+=.@/-]+");

  private static final Pattern APPROVER =
      Pattern.compile(
          "arn:aws(-[a-z-]+)?:(sts::\\d{12}:assumed-role|iam::\\d{12}:user)/[\\w+=.@*?/-]+");

  /// A channel of Slack.
  ///
  /// @param userRoles whether each member needs an IAM role of their own, so that CloudTrail shows
  ///     who pressed
  record Slack(String workspace, String channel, boolean userRoles) {}

  People {
    emails = List.copyOf(emails);
    approvers = List.copyOf(approvers);
  }

  static People from(ContextValues values) {
    return new People(
        values.list(Setting.EMAIL, EMAIL),
        values.choice(Setting.APPROVAL_CHANNEL, ApprovalChannel.LINK),
        values.list(Setting.APPROVERS, APPROVER),
        slack(values),
        values.one(Setting.ADMINISTRATOR, ROLE),
        values.one(Setting.DEPLOYMENT_ROLE, ROLE),
        values.one(Setting.BREAK_GLASS_ROLE, ROLE));
  }

  private static Optional<Slack> slack(ContextValues values) {
    var workspace = values.one(Setting.SLACK_WORKSPACE, WORKSPACE);
    var channel = values.one(Setting.SLACK_CHANNEL, CHANNEL);
    var userRoles = values.flag(Setting.SLACK_USER_ROLES);
    var wanted =
        workspace.isPresent()
            || channel.isPresent()
            || values.choice(Setting.APPROVAL_CHANNEL, ApprovalChannel.LINK)
                == ApprovalChannel.SLACK;
    if (!wanted) {
      return Optional.empty();
    }
    return Optional.of(
        new Slack(
            workspace.orElseThrow(() -> missing(Setting.SLACK_WORKSPACE)),
            channel.orElseThrow(() -> missing(Setting.SLACK_CHANNEL)),
            userRoles));
  }

  private static SettingRefusedException missing(Setting setting) {
    return new SettingRefusedException(setting, "not given");
  }

  /// The role CloudFormation deploys with.
  String deployment() {
    return deploymentRole.orElse(
        Reach.iam("role/cdk-hnb659fds-cfn-exec-role-" + Aws.ACCOUNT_ID + "-" + Aws.REGION));
  }

  /// How many subscriptions each topic should have. At least one: an installation nobody listens to
  /// is as lost as one whose listener went.
  int expectedSubscribers() {
    return Math.max(1, emails.size() + (slack.isPresent() ? 1 : 0));
  }
}
