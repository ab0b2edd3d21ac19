package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;
import java.util.Optional;

/// Statements for the administrator of an organisation, as JSON: an exception for calls to models
/// and for nothing else.
///
/// See
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html>
/// and <https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html>.
final class ScpText {
  private ScpText() {}

  /// Steps with the statement in them; empty where it is not known which calls are needed.
  ///
  /// @param deny whether a Deny is to be narrowed, else an Allow to be added
  static Optional<List<String>> of(Needed needed, boolean deny) {
    if (deny && needed instanceof Needed.ThroughUnlisted unlisted && !unlisted.onProfile()) {
      return exempted(unlisted.profile(), "Leave the Deny as it is but").map(List::of);
    }
    List<String> regions = Phrases.names(needed.regions());
    Optional<Action> action = needed.wantedAction().filter(Action::invokesModel);
    if (regions.isEmpty() || action.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(deny ? narrowed(needed, regions) : added(regions));
  }

  private static List<String> added(List<String> regions) {
    return List.of(
        "The statement to add, one line of JSON; it grants nothing by itself:\n"
            + json("AllowModelCalls", true, regions, "StringEquals"));
  }

  private static List<String> narrowed(Needed needed, List<String> regions) {
    String beside =
        "If that Deny compares aws:RequestedRegion: leave the calls to models out of it (NotAction"
            + " bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream) and put this"
            + " statement beside it, with the Regions added that your accounts use already:\n"
            + json("DenyModelCallsElsewhere", false, regions, "StringNotEquals");
    return needed instanceof Needed.ThroughProfile through && !through.onProfile()
        ? exempted(through.profile().arn(), "Or leave the Deny as it is but")
            .map(exemption -> List.of(beside, exemption))
            .orElse(List.of(beside))
        : List.of(beside);
  }

  /// Needs no list of Regions, so it helps where that is not known. The check of the profile itself
  /// carries no such key, so it does not help where that was refused.
  private static Optional<String> exempted(Arn profile, String begin) {
    return Text.arn(profile.toString()).isPrintable()
        ? Optional.of(
            begin
                + " for this one profile, with one more operator in its Condition:\n"
                + "\"ArnNotLike\":{\""
                + Condition.PROFILE_ARN
                + "\":[\""
                + profile
                + "\"]}")
        : Optional.empty();
  }

  private static String json(String sid, boolean allow, List<String> regions, String operator) {
    var statement =
        new Statement(
            sid,
            allow,
            List.of(Action.INVOKE_MODEL.toString(), Action.INVOKE_MODEL_STREAM.toString()),
            false,
            List.of("*"),
            false,
            List.of(new Condition(operator, Condition.REQUESTED_REGION, regions)));
    String document = PolicyDocument.of(List.of(statement)).text();
    return document.substring(document.indexOf('[') + 1, document.length() - "]}".length());
  }
}
