package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.pipeline.report.DecisionPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An answer of the page, with the same strict headers on every one.
///
/// @param status HTTP status
/// @param body HTML
/// @param location where a decided request leads back to
/// @param renewed whether the browser asks again by itself, while the outcome is on its way
record PageAnswer(int status, String body, Optional<String> location, boolean renewed) {
  private static final String EVERY = "10";

  static PageAnswer html(int status, String body) {
    return new PageAnswer(status, body, Optional.empty(), false);
  }

  /// The one answer to everything unknown: it tells a stranger nothing.
  static PageAnswer unknown() {
    return html(404, DecisionPage.plain("Not found", "There is no such request."));
  }

  static PageAnswer failed() {
    return html(500, DecisionPage.plain("Not available", "Please try again in a minute."));
  }

  static PageAnswer seeOther(String location) {
    return new PageAnswer(303, "", Optional.of(location), false);
  }

  /// The same page, asked for again by the browser after a while. A header, since a page's own
  /// element for it is no good to those who read with their ears.
  PageAnswer renewing() {
    return new PageAnswer(status, body, location, true);
  }

  /// The answer as payload format 2.0 wants it.
  Map<String, Object> payload() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "text/html; charset=utf-8");
    headers.put("cache-control", "no-store");
    headers.put("content-security-policy", DecisionPage.CONTENT_SECURITY_POLICY);
    headers.put("referrer-policy", "no-referrer");
    headers.put("strict-transport-security", "max-age=63072000; includeSubDomains");
    headers.put("x-content-type-options", "nosniff");
    headers.put("x-frame-options", "DENY");
    headers.put("x-robots-tag", "noindex, nofollow");
    if (renewed) {
      headers.put("refresh", EVERY);
    }
    location.ifPresent(l -> headers.put("location", l));
    return Map.of("statusCode", status, "headers", headers, "body", body);
  }
}
