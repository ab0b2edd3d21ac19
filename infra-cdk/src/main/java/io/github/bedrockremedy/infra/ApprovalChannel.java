package io.github.bedrockremedy.infra;

/// How people may decide.
enum ApprovalChannel implements Spelled {
  /// On the page the mail leads to.
  LINK("link"),

  /// On the page, and by the buttons in Slack.
  SLACK("slack"),

  /// With AWS credentials alone: nothing is open to the internet.
  IAM_ONLY("iam-only");

  private final String spelling;

  ApprovalChannel(String spelling) {
    this.spelling = spelling;
  }

  @Override
  public String spelling() {
    return spelling;
  }
}
