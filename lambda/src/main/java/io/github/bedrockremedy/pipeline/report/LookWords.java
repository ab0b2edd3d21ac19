package io.github.bedrockremedy.pipeline.report;

import java.util.List;

/// Notices about what the daily look found in the installation itself.
final class LookWords {
  private LookWords() {}

  /// A lifeline that is broken.
  static NoticeWords broken(String link, String why) {
    String clause = Text.remark(why).value();
    return switch (link) {
      case "trail" ->
          new NoticeWords(
              "[Broken] Bedrock Remedy hears of no denials: the trail",
              List.of(
                  "No trail brings this Region's calls to Bedrock to EventBridge: " + clause + ".",
                  "Until one does, denied calls are not noticed, and nothing is repaired.",
                  "Have one trail log management events, read and write, in this Region. Then see:"
                      + " bedrock-remedy doctor"));
      case "rule" ->
          new NoticeWords(
              "[Broken] Bedrock Remedy does not hear of denials: an event rule",
              List.of(
                  "An event rule that brings denials does not: " + clause + ".",
                  "Until it does, the calls it should tell of are not noticed, and nothing of them is"
                      + " repaired. A rule of another bus tells of further Regions and accounts.",
                  "Deploy the stack again; the state it needs cannot be set in the console. Then"
                      + " see: bedrock-remedy doctor"));
      default ->
          new NoticeWords(
              "[Broken] Bedrock Remedy reaches fewer people than it should",
              List.of(
                  "Of those who should get the requests, some are gone: " + clause + ".",
                  "Amazon's unsubscribe link works at once, also for a whole mailing list.",
                  "Subscribe them again, and have them confirm the mail AWS sends."));
    };
  }

  /// Policies of ours without a case.
  static NoticeWords strays(String account, List<String> policies) {
    int count = policies.size();
    return new NoticeWords(
        "[Stray] "
            + (count == 1 ? "One policy" : count + " policies")
            + " without a case in "
            + account,
        List.of(
            "In account "
                + account
                + " roles hold inline policies that carry this system's name and belong to no case"
                + " of it.",
            "They were left by a table that is gone, or somebody else wrote them. Nothing is"
                + " removed: this system takes away only what its own cases put there.",
            "Look at each. What is not wanted goes with: bedrock-remedy rollback --direct CASE"),
        "ROLES AND POLICIES",
        policies.stream().map(LookWords::placed).toList());
  }

  private static String placed(String rolePolicy) {
    int slash = rolePolicy.indexOf('/');
    String policy = Text.name(rolePolicy.substring(slash + 1)).value();
    return slash < 0 ? policy : Text.name(rolePolicy.substring(0, slash)) + " holds " + policy;
  }
}
