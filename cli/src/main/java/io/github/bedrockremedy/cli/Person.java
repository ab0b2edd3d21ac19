package io.github.bedrockremedy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Someone who got the mail: opens its link, reads the page, types the code, presses a button. Over
/// HTTP, with nothing but what the mail says.
final class Person {
  private final URI link;
  private final String code;

  private Person(URI link, String code) {
    this.link = link;
    this.code = code;
  }

  /// The reader of a mail; empty if it asks for nothing.
  static Optional<Person> reading(String email) {
    Optional<String> link =
        email.lines().map(String::strip).filter(l -> l.contains("/r/br-")).findFirst();
    return link.flatMap(
        l -> after(email, "Change code: ").map(code -> new Person(URI.create(l), code)));
  }

  URI link() {
    return link;
  }

  String code() {
    return code;
  }

  /// Decides on the page.
  ///
  /// @param verdict `approve` or `reject`
  /// @return HTTP status of the last answer
  int decide(String verdict, String name, String reason) throws IOException {
    String page = body(open());
    String form =
        "plan="
            + hidden(page, "plan")
            + "&generation="
            + hidden(page, "generation")
            + "&code="
            + code
            + "&name="
            + encoded(name)
            + "&reason="
            + encoded(reason)
            + "&decision="
            + verdict;
    HttpURLConnection post = open();
    post.setRequestMethod("POST");
    post.setDoOutput(true);
    post.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    try (var out = post.getOutputStream()) {
      out.write(form.getBytes(StandardCharsets.UTF_8));
    }
    return post.getResponseCode();
  }

  private HttpURLConnection open() throws IOException {
    var connection = (HttpURLConnection) link.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    return connection;
  }

  private static String body(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hidden(String page, String name) {
    return after(page, "name=\"" + name + "\" value=\"").orElse("");
  }

  /// The run of letters and digits after a text.
  private static Optional<String> after(String text, String before) {
    int at = text.indexOf(before);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + before.length();
    int to = from;
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    return Optional.of(text.substring(from, to));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
