package io.github.bedrockremedy.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place in a JSON document that knows its own name, so that every error can say it.
record Field(String name, JsonNode node) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Field parse(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (!root.isObject()) {
        throw new IllegalArgumentException("not a JSON object");
      }
      return new Field("", root);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  Field at(String key) {
    return new Field(name.isEmpty() ? key : name + "." + key, node.path(key));
  }

  boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  String text() {
    if (!present()) {
      throw wrong("missing");
    }
    if (!node.isTextual()) {
      throw wrong("not a string");
    }
    return node.textValue();
  }

  Optional<String> textIfPresent() {
    return present() ? Optional.of(text()) : Optional.empty();
  }

  /// The elements of a list; an absent list is empty.
  List<Field> items() {
    if (!present()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrong("not a list");
    }
    var items = new ArrayList<Field>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Field(name + "[" + i + "]", node.path(i)));
    }
    return items;
  }

  /// A policy document: a JSON object, or its text, URL-encoded as the API gives it or plain.
  String document() {
    if (node.isObject()) {
      return node.toString();
    }
    String text = text();
    return text.startsWith("%7B") || text.startsWith("%7b")
        ? URLDecoder.decode(text, StandardCharsets.UTF_8)
        : text;
  }

  IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException((name.isEmpty() ? "the document" : name) + ": " + why);
  }
}
