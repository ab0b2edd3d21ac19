package io.github.bedrockremedy.edge.log;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON, one line a call: `what` first, then the fields by name. Values are numbers, truth
/// values or texts of ours; text of an event, a tag or a person does not belong here.
public final class JsonLog {
  private static final int LONGEST = 1000;

  private final PrintStream out;

  /// @param out where the lines go; in Lambda the standard output
  public JsonLog(PrintStream out) {
    this.out = out;
  }

  /// The log on the standard output.
  public static JsonLog standard() {
    return new JsonLog(System.out);
  }

  /// Writes one line.
  ///
  /// @param what the thing that happened, a few words joined by dashes
  /// @param fields its values; anything but a number or a truth value is written as text
  public void line(String what, Map<String, ?> fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("what", what);
    new TreeMap<>(fields).forEach((name, value) -> line.putIfAbsent(name, plain(value)));
    try {
      out.println(JSON.std.asString(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    String text = String.valueOf(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
