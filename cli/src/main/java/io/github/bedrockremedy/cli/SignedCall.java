package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.DecisionRoute;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Calls the route for decisions, signed with the operator's credentials; and beside it signs the
/// request to STS that proves to the writer of IAM who decided.
final class SignedCall {
  private static final Set<String> NOT_TO_BE_SET = Set.of("host", "content-length");

  private final LiveOptions options;
  private final URI api;

  SignedCall(LiveOptions options, URI api) {
    this.options = options;
    this.api = api;
  }

  /// What the route said.
  record Answer(int status, String message) {}

  /// Sends a decision about the plan that was shown.
  Answer decide(Case shown, PersonDecision.Verdict verdict, String reason) throws IOException {
    String plan =
        verdict == PersonDecision.Verdict.ROLLBACK
            ? ""
            : shown.plan().proposal().map(CasePlan.Proposal::sha256).orElse("");
    var decision =
        new PersonDecision(
            shown.id(),
            shown.generation(),
            verdict,
            plan,
            "",
            "",
            Approval.Via.IAM,
            reason,
            Instant.EPOCH);
    Map<String, String> body = new LinkedHashMap<>();
    body.put("decision", verdict.id());
    body.put("case", shown.id().value());
    body.put("plan", plan);
    body.put("reason", reason);
    body.put("proof", proof().over(decision.statement()));
    return post(body);
  }

  private CallerProof proof() {
    String region = options.region().id();
    String domain = Partition.ofRegion(region).domain();
    URI sts =
        options.endpoint().orElseGet(() -> URI.create("https://sts." + region + "." + domain));
    return new CallerProof(sts, region, options.credentials());
  }

  /// Turns the kill switch.
  ///
  /// @param decision `pause` or `resume`
  Answer turn(String decision, String reason) throws IOException {
    return post(Map.of("decision", decision, "reason", reason));
  }

  private Answer post(Map<String, String> body) throws IOException {
    byte[] json = JSON.std.asBytes(body);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(URI.create(api + DecisionRoute.PATH))
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/json")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(options.credentials().resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(json))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, options.region().id()))
            .request();
    HttpRequest.Builder call =
        HttpRequest.newBuilder(signed.getUri())
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    signed
        .headers()
        .forEach(
            (name, values) -> {
              if (!NOT_TO_BE_SET.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> call.header(name, value));
              }
            });
    return send(call.build());
  }

  private static Answer send(HttpRequest call) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response = http.send(call, HttpResponse.BodyHandlers.ofByteArray());
      Map<String, Object> body = JSON.std.mapFrom(response.body());
      Object message = body.getOrDefault("message", body.getOrDefault("Message", "no answer"));
      return new Answer(response.statusCode(), String.valueOf(message));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
