package io.github.bedrockremedy.edge.log;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.Metric;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes JSON, one line a call: `what` first, then the fields by name. Values are numbers, truth
/// values or texts of ours; text of an event, a tag or a person does not belong here.
public final class JsonLog {
  private static final int LONGEST = 1000;

  private final PrintStream out;
  private final String stage;

  /// @param out where the lines go; in Lambda the standard output
  public JsonLog(PrintStream out) {
    this(out, "production");
  }

  /// @param stage value of the metrics' one dimension
  public JsonLog(PrintStream out, String stage) {
    this.out = out;
    this.stage = stage;
  }

  /// The log on the standard output.
  public static JsonLog standard() {
    return new JsonLog(System.out);
  }

  /// The log on the standard output of a stage.
  public static JsonLog standard(String stage) {
    return new JsonLog(System.out, stage);
  }

  /// Writes one line that CloudWatch also counts, in its embedded metric format.
  ///
  /// See *Embedded metric format specification* in the user guide of CloudWatch.
  ///
  /// @param counts what to add to which metric; without any it is a plain line
  public void counted(
      String what, Map<String, ?> fields, Map<Metric, Integer> counts, Instant now) {
    if (counts.isEmpty()) {
      line(what, fields);
      return;
    }
    List<Map<String, String>> metrics = new ArrayList<>();
    Map<String, Object> more = new TreeMap<>();
    new TreeMap<>(counts)
        .forEach(
            (metric, count) -> {
              metrics.add(Map.of("Name", metric.id(), "Unit", "Count"));
              more.put(metric.id(), count);
            });
    more.put(Metric.DIMENSION, stage);
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", Metric.NAMESPACE);
    directive.put("Dimensions", List.of(List.of(Metric.DIMENSION)));
    directive.put("Metrics", metrics);
    Map<String, Object> aws = new LinkedHashMap<>();
    aws.put("Timestamp", now.toEpochMilli());
    aws.put("CloudWatchMetrics", List.of(directive));
    more.put("_aws", aws);
    write(what, fields, more);
  }

  /// Writes one line.
  ///
  /// @param what the thing that happened, a few words joined by dashes
  /// @param fields its values; anything but a number or a truth value is written as text
  public void line(String what, Map<String, ?> fields) {
    write(what, fields, Map.of());
  }

  private void write(String what, Map<String, ?> fields, Map<String, Object> more) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("what", what);
    line.putAll(more);
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
