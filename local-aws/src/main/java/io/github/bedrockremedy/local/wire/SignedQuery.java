package io.github.bedrockremedy.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A request signed in its query, as it is handed to somebody else to send. Unlike signatures in
/// the `Authorization` header, which nobody checks here, this one is: what it covers is the point
/// of
/// it. The secret of every access key is `local`; its age is not looked at.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>.
public final class SignedQuery {
  private static final String SECRET = "local";
  private static final String SIGNATURE = "X-Amz-Signature";

  private final String raw;
  private final Map<String, String> fields;

  private SignedQuery(String raw) {
    this.raw = raw;
    this.fields = Request.decode(raw);
  }

  /// A query with a signature in it.
  static Optional<SignedQuery> of(String raw) {
    return Optional.of(new SignedQuery(raw)).filter(q -> q.fields.containsKey(SIGNATURE));
  }

  Optional<CredentialScope> scope() {
    return CredentialScope.of("Credential=" + fields.getOrDefault("X-Amz-Credential", ""));
  }

  /// Whether the signature is one for this very request.
  boolean holds(HttpExchange request) {
    String names = fields.getOrDefault("X-Amz-SignedHeaders", "");
    String headers =
        Arrays.stream(names.split(";", -1))
            .map(name -> name + ":" + value(request, name) + "\n")
            .collect(Collectors.joining());
    String query =
        Arrays.stream(raw.split("&", -1))
            .filter(pair -> !pair.startsWith(SIGNATURE + "="))
            .sorted()
            .collect(Collectors.joining("&"));
    String canonical =
        String.join(
            "\n",
            request.getRequestMethod(),
            request.getRequestURI().getRawPath(),
            query,
            headers,
            names,
            hex(sha256("")));
    return expected(canonical).equals(fields.getOrDefault(SIGNATURE, ""));
  }

  private static String value(HttpExchange request, String header) {
    return String.join(",", request.getRequestHeaders().getOrDefault(header, List.of())).strip();
  }

  private String expected(String canonical) {
    String[] scope = fields.getOrDefault("X-Amz-Credential", "").split("/", -1);
    if (scope.length != 5) {
      return "";
    }
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            fields.getOrDefault("X-Amz-Date", ""),
            String.join("/", scope[1], scope[2], scope[3], scope[4]),
            hex(sha256(canonical)));
    byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i < scope.length; i++) {
      key = hmac(key, scope[i]);
    }
    return hex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
