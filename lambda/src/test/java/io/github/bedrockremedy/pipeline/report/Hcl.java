package io.github.bedrockremedy.pipeline.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what a Terraform snippet may consist of: one resource with strings and a `jsonencode`.
/// Where Terraform would see a template, it stops.
final class Hcl {
  private final String text;
  private int at;

  private Hcl(String text) {
    this.text = text;
  }

  /// The attributes of the one resource; what `jsonencode` makes is its text.
  static Map<String, Object> resource(String snippet) throws IOException {
    var hcl = new Hcl(snippet);
    hcl.word("resource");
    hcl.string();
    hcl.string();
    Map<String, Object> attributes = hcl.object();
    hcl.blank();
    if (hcl.at != snippet.length()) {
      throw new IOException("more than a resource at " + hcl.at);
    }
    return attributes;
  }

  private Object value() throws IOException {
    blank();
    return switch (text.charAt(at)) {
      case '"' -> string();
      case '{' -> object();
      case '[' -> array();
      default -> encoded();
    };
  }

  private String encoded() throws IOException {
    word("jsonencode");
    word("(");
    String json = JSON.std.asString(value());
    word(")");
    return json;
  }

  private Map<String, Object> object() throws IOException {
    word("{");
    Map<String, Object> object = new LinkedHashMap<>();
    for (blank(); text.charAt(at) != '}'; blank()) {
      String key = text.charAt(at) == '"' ? string() : bare();
      word("=");
      object.put(key, value());
    }
    at++;
    return object;
  }

  private List<Object> array() throws IOException {
    word("[");
    List<Object> array = new ArrayList<>();
    for (blank(); text.charAt(at) != ']'; blank()) {
      array.add(value());
      blank();
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return array;
  }

  private String bare() {
    int from = at;
    while (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_') {
      at++;
    }
    return text.substring(from, at);
  }

  private String string() throws IOException {
    word("\"");
    var value = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at);
      boolean doubled = text.startsWith("$${", at) || text.startsWith("%%{", at);
      if (doubled) {
        value.append(text, at + 1, at + 3);
        at += 3;
      } else if (text.startsWith("${", at) || text.startsWith("%{", at) || c < ' ') {
        throw new IOException("a template or a line break in a string at " + at);
      } else {
        value.append(c == '\\' ? escaped() : c);
        at++;
      }
    }
    at++;
    return value.toString();
  }

  private char escaped() throws IOException {
    at++;
    return switch (text.charAt(at)) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '"', '\\' -> text.charAt(at);
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      default -> throw new IOException("no such escape at " + at);
    };
  }

  private void word(String expected) throws IOException {
    blank();
    if (!text.startsWith(expected, at)) {
      throw new IOException("expected " + expected + " at " + at + " of\n" + text);
    }
    at += expected.length();
  }

  private void blank() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
