package io.github.bedrockremedy.local.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP request.
///
/// @param path raw, as sent
/// @param query decoded parameters
/// @param target the `X-Amz-Target` header, or empty
/// @param token the `X-Amz-Security-Token` header, or empty
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record Request(
    CredentialScope scope,
    String path,
    Map<String, String> query,
    String target,
    String token,
    byte[] body) {

  /// Decodes `a=b&c=d`.
  public static Map<String, String> decode(String encoded) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(plain(pair.substring(0, equals)), plain(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /// The body as a form; without a body, the query.
  public Map<String, String> form() {
    return body.length == 0 ? query : decode(new String(body, StandardCharsets.UTF_8));
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
