package io.github.bedrockremedy.edge;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What IAM, CloudFormation, SNS and DynamoDB say in a rehearsal.
final class RehearsedAnswers {
  private static final String NONE = "<IsTruncated>false</IsTruncated>";

  /// What the owner of the rehearsed role wrote: its home Region and no other.
  private static final String GRANT =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["bedrock:InvokeModel",\
      "bedrock:InvokeModelWithResponseStream"],"Resource":[\
      "arn:aws:bedrock:us-east-1::foundation-model/*",\
      "arn:aws:bedrock:us-east-1:ACCOUNT:inference-profile/*"]}]}""";

  private static final Map<String, String> RESULTS =
      Map.of(
          "GetRole",
          "<Role><Path>/</Path><RoleName>rehearsal</RoleName><RoleId>AROAREHEARSAL</RoleId>"
              + "<Arn>arn:aws:iam::ACCOUNT:role/rehearsal</Arn>"
              + "<CreateDate>2026-01-01T00:00:00Z</CreateDate></Role>",
          "ListRolePolicies",
          "<PolicyNames><member>rehearsal</member></PolicyNames>" + NONE,
          "GetRolePolicy",
          "<RoleName>rehearsal</RoleName><PolicyName>rehearsal</PolicyName>"
              + "<PolicyDocument>GRANT</PolicyDocument>",
          "ListAttachedRolePolicies",
          "<AttachedPolicies/>" + NONE,
          "GetUser",
          "<User><Path>/</Path><UserName>rehearsal</UserName><UserId>AIDAREHEARSAL</UserId>"
              + "<Arn>arn:aws:iam::ACCOUNT:user/rehearsal</Arn>"
              + "<CreateDate>2026-01-01T00:00:00Z</CreateDate></User>",
          "ListUserPolicies",
          "<PolicyNames/>" + NONE,
          "ListAttachedUserPolicies",
          "<AttachedPolicies/>" + NONE,
          "ListGroupsForUser",
          "<Groups/>" + NONE,
          "Publish",
          "<MessageId>rehearsal</MessageId>");

  /// The model of the rehearsed denial, in the Region its owner left out.
  private static final String CURED =
      ":us-east-2::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0";

  static final String NO_STACK =
      "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error>"
          + "<Type>Sender</Type><Code>ValidationError</Code><Message>Stack for rehearsal does not"
          + " exist</Message></Error><RequestId>rehearsal</RequestId></ErrorResponse>";

  private static final String MATCHED =
      "<MatchedStatements><member><SourcePolicyId>role_rehearsal_rehearsal</SourcePolicyId>"
          + "<SourcePolicyType>IAM Policy</SourcePolicyType>"
          + "<StartPosition><Line>1</Line><Column>1</Column></StartPosition>"
          + "<EndPosition><Line>1</Line><Column>9</Column></EndPosition></member>"
          + "</MatchedStatements>";

  /// Counts come back from the table with what was added, models with the minute they were tried.
  private static final String SEEN =
      """
      {"Attributes":{"count":{"N":"1"},"first":{"N":"1767225600"},"last":{"N":"1767225600"}}}""";

  private static final String TRIED =
      """
      {"Items":[{"sk":{"S":"29453760"},"models":{"SS":["rehearsal"]}}],"Count":1}""";

  private RehearsedAnswers() {}

  /// @param body a request to DynamoDB
  static String toJson(String body) {
    if (body.contains("ALL_NEW")) {
      return SEEN;
    }
    return body.contains(" BETWEEN ") ? TRIED : "{}";
  }

  /// @param form the query protocol's request
  static String toForm(String form, String account) {
    String action = form.split("[=&]", 3)[1];
    String result =
        action.equals("SimulatePrincipalPolicy")
            ? simulated(form)
            : RESULTS
                .getOrDefault(action, "")
                .replace("GRANT", URLEncoder.encode(GRANT, StandardCharsets.UTF_8))
                .replace("ACCOUNT", account);
    return "<%1$sResponse xmlns=\"urn:rehearsal\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
        .formatted(action, result);
  }

  /// The home Region is allowed before, the other with the draft and through the profile: as where
  /// a patch cures a denial and changes nothing next to it.
  private static String simulated(String form) {
    List<String> resources = values(form, "ResourceArns.member.");
    boolean cured = form.contains("&PolicyInputList") && form.contains("&ContextEntries");
    var results = new StringBuilder("<EvaluationResults>");
    for (String action : values(form, "ActionNames.member.")) {
      var specific = new StringBuilder();
      for (String resource : resources) {
        boolean allowed =
            action.startsWith("bedrock:InvokeModel")
                && (resource.contains(":us-east-1:") || (cured && resource.endsWith(CURED)));
        specific
            .append("<member><EvalResourceName>")
            .append(resource)
            .append("</EvalResourceName><EvalResourceDecision>")
            .append(allowed ? "allowed" : "implicitDeny")
            .append("</EvalResourceDecision>")
            .append(allowed ? MATCHED : "<MatchedStatements/>")
            .append("<MissingContextValues/></member>");
      }
      results
          .append("<member><EvalActionName>")
          .append(action)
          .append("</EvalActionName><EvalDecision>implicitDeny</EvalDecision>")
          .append("<ResourceSpecificResults>")
          .append(specific)
          .append("</ResourceSpecificResults></member>");
    }
    return results + "</EvaluationResults>" + NONE;
  }

  private static List<String> values(String form, String prefix) {
    List<String> values = new ArrayList<>();
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(prefix)) {
        String value = pair.substring(pair.indexOf('=') + 1);
        values.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
