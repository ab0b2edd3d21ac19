package io.github.bedrockremedy.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Stands in for the network while a snapshot of a function is prepared: every call goes through
/// the
/// SDK and ends here, with an answer just good enough that the next call is made too. Nothing
/// leaves,
/// and what is answered is nobody's.
public final class Rehearsal implements SdkHttpClient {
  private static final String PROFILE = "/inference-profiles/";
  private static final String NONE = "<IsTruncated>false</IsTruncated>";

  private static final Map<String, String> RESULTS =
      Map.of(
          "GetRole",
          "<Role><Path>/</Path><RoleName>rehearsal</RoleName><RoleId>AROAREHEARSAL</RoleId>"
              + "<Arn>arn:aws:iam::%s:role/rehearsal</Arn>"
              + "<CreateDate>2026-01-01T00:00:00Z</CreateDate></Role>",
          "ListRolePolicies",
          "<PolicyNames/>" + NONE,
          "ListAttachedRolePolicies",
          "<AttachedPolicies/>" + NONE,
          "GetUser",
          "<User><Path>/</Path><UserName>rehearsal</UserName><UserId>AIDAREHEARSAL</UserId>"
              + "<Arn>arn:aws:iam::%s:user/rehearsal</Arn>"
              + "<CreateDate>2026-01-01T00:00:00Z</CreateDate></User>",
          "ListUserPolicies",
          "<PolicyNames/>" + NONE,
          "ListAttachedUserPolicies",
          "<AttachedPolicies/>" + NONE,
          "ListGroupsForUser",
          "<Groups/>" + NONE,
          "SimulatePrincipalPolicy",
          "<EvaluationResults/>" + NONE,
          "DescribeStackResources",
          "<StackResources/>",
          "Publish",
          "<MessageId>rehearsal</MessageId>");

  private final String account;

  /// @param account the account the rehearsed principal lives in
  public Rehearsal(String account) {
    this.account = account;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        String path = request.httpRequest().encodedPath();
        return path.startsWith(PROFILE)
            ? answered(profile(path.substring(PROFILE.length())))
            : answer(body(request));
      }

      @Override
      public void abort() {
        // There is nothing under way.
      }
    };
  }

  /// The query protocol names its action in the form, and is answered in XML; all else in JSON.
  private HttpExecuteResponse answer(String form) {
    String action = form.startsWith("Action=") ? form.split("[=&]", 3)[1] : "";
    String text =
        action.isEmpty()
            ? "{}"
            : "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                .formatted(action, RESULTS.getOrDefault(action, "").replace("%s", account));
    return answered(text);
  }

  /// A profile that leads to one model in one Region more.
  private static String profile(String id) {
    String model = id.substring(id.indexOf('.') + 1).replace("%3A", ":");
    return """
        {"inferenceProfileId":"%1$s","inferenceProfileArn":"%1$s","inferenceProfileName":"rehearsal",
         "status":"ACTIVE","type":"SYSTEM_DEFINED","models":[
          {"modelArn":"arn:aws:bedrock:us-east-1::foundation-model/%2$s"},
          {"modelArn":"arn:aws:bedrock:us-east-2::foundation-model/%2$s"}]}"""
        .formatted(id.replace("%3A", ":"), model);
  }

  private static HttpExecuteResponse answered(String text) {
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(200).build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  private static String body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return "";
    }
    try (var in = request.contentStreamProvider().get().newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
