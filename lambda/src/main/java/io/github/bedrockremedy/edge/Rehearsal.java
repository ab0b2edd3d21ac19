package io.github.bedrockremedy.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Stands in for the network while a snapshot of a function is prepared: every call goes through
/// the SDK and ends here, with an answer just good enough that the whole way is gone: a role whose
/// own policy allows a profile in one of its Regions. Nothing leaves, and what is answered is
/// nobody's.
public final class Rehearsal implements SdkHttpClient {
  private static final String PROFILE = "/inference-profiles/";

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
            ? answered(200, profile(path.substring(PROFILE.length())))
            : answer(body(request));
      }

      @Override
      public void abort() {
        // There is nothing under way.
      }
    };
  }

  /// The query protocol names its action in the form, and is answered in XML; all else in JSON.
  private HttpExecuteResponse answer(String body) {
    if (!body.startsWith("Action=")) {
      return answered(200, RehearsedAnswers.toJson(body));
    }
    // Most roles belong to no stack, and CloudFormation says so by refusing.
    return body.startsWith("Action=DescribeStackResources")
        ? answered(400, RehearsedAnswers.NO_STACK)
        : answered(200, RehearsedAnswers.toForm(body, account));
  }

  /// A profile that leads to one model in one Region more.
  private String profile(String encoded) {
    String id = encoded.replace("%3A", ":");
    return """
        {"inferenceProfileId":"%1$s","inferenceProfileName":"rehearsal",
         "inferenceProfileArn":"arn:aws:bedrock:us-east-1:%3$s:inference-profile/%1$s",
         "status":"ACTIVE","type":"SYSTEM_DEFINED","models":[
          {"modelArn":"arn:aws:bedrock:us-east-1::foundation-model/%2$s"},
          {"modelArn":"arn:aws:bedrock:us-east-2::foundation-model/%2$s"}]}"""
        .formatted(id, id.substring(id.indexOf('.') + 1), account);
  }

  private static HttpExecuteResponse answered(int status, String text) {
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(status).build())
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
