package io.github.bedrockremedy.pipeline.report;

/// A string of Terraform's language in which nothing is a template.
///
/// See <https://developer.hashicorp.com/terraform/language/expressions/strings>.
final class HclText {
  private HclText() {}

  /// The text in double quotes.
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' || c == '%') {
        quoted.append(marker(text, i));
      } else {
        quoted.append(character(c));
      }
    }
    return quoted.append('"').toString();
  }

  /// A marker before a brace is doubled; one before that would make the pair ambiguous, so it is
  /// written by its number.
  private static String marker(String text, int at) {
    char c = text.charAt(at);
    int end = at;
    while (end < text.length() && text.charAt(end) == c) {
      end++;
    }
    boolean template = end < text.length() && text.charAt(end) == '{';
    if (!template) {
      return String.valueOf(c);
    }
    return end == at + 1 ? String.valueOf(c).repeat(2) : number(c);
  }

  private static String character(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c < ' ' || c == 0x7f ? number(c) : String.valueOf(c);
    };
  }

  private static String number(char c) {
    return "\\u%04x".formatted((int) c);
  }
}
