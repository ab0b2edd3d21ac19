package io.github.bedrockremedy.edge.dynamodb;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON attribute, and names the one that is missing or odd.
final class JsonReader {
  private final ItemReader item;
  private final String path;
  private final Map<?, ?> members;

  private JsonReader(ItemReader item, String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw item.unreadable(path, "is not a JSON object");
    }
    this.item = item;
    this.path = path;
    this.members = map;
  }

  static JsonReader of(ItemReader item, String attribute) {
    try {
      return new JsonReader(item, attribute, JSON.std.anyFrom(item.text(attribute)));
    } catch (IOException e) {
      throw item.unreadable(attribute, "is not JSON");
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  boolean flag(String name) {
    if (members.get(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "a time");
    }
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(name)) {
      if (!(each instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  JsonReader object(String name) {
    return new JsonReader(item, path + "." + name, members.get(name));
  }

  List<JsonReader> objects(String name) {
    List<JsonReader> objects = new ArrayList<>();
    for (Object each : list(name)) {
      objects.add(new JsonReader(item, path + "." + name, each));
    }
    return objects;
  }

  private List<?> list(String name) {
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  private UnreadableItem wrong(String name, String expected) {
    return item.unreadable(path + "." + name, "is not " + expected);
  }
}
