package io.github.bedrockremedy.entry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request to the page, as the HTTP API hands it over.
///
/// @param method upper case
/// @param path without query
/// @param query decoded parameters; one that stands twice is not there at all
/// @param form likewise, of the body
/// @param headers names in lower case
record PageRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> headers) {
  private static final int LONGEST_BODY = 8_192;

  PageRequest {
    query = Map.copyOf(query);
    form = Map.copyOf(form);
    headers = Map.copyOf(headers);
  }

  /// Reads the payload.
  ///
  /// @throws IllegalArgumentException if it is no payload of format 2.0
  static PageRequest read(Map<String, Object> event) {
    String method = JsonEvents.text(event, "requestContext", "http", "method").orElse("");
    if (method.isEmpty()) {
      throw new IllegalArgumentException("the event is no HTTP API request of format 2.0");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    if (event.get("headers") instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) ->
              headers.put(String.valueOf(name).toLowerCase(Locale.ROOT), String.valueOf(value)));
    }
    return new PageRequest(
        method.toUpperCase(Locale.ROOT),
        JsonEvents.text(event, "rawPath").orElse(""),
        parameters(JsonEvents.text(event, "rawQueryString").orElse("")),
        parameters(body(event)),
        headers);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  private static String body(Map<String, Object> event) {
    String body = JsonEvents.text(event, "body").orElse("");
    if (body.length() > LONGEST_BODY) {
      return "";
    }
    boolean encoded = Boolean.TRUE.equals(event.get("isBase64Encoded"));
    if (!encoded) {
      return body;
    }
    try {
      return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static Map<String, String> parameters(String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    for (String pair : encoded.split("&", 64)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decoded(pair.substring(0, equals));
        parameters.put(name, decoded(pair.substring(equals + 1)));
        times.merge(name, 1, Integer::sum);
      }
    }
    parameters.keySet().removeIf(name -> times.getOrDefault(name, 0) > 1);
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /// Query and form may hold secrets.
  @Override
  public String toString() {
    return "PageRequest[" + method + "]";
  }
}
