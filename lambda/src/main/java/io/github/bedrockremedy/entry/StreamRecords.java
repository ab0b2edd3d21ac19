package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.edge.log.JsonLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Goes through a batch of the table's stream. A record only says *which* item changed; what it is
/// now is read from the table. What there is no time for comes again: a function that is stopped
/// would bring back all of it.
final class StreamRecords {
  private final JsonLog log;
  private final BooleanSupplier hasTime;

  /// @param hasTime whether there is time for one more record
  StreamRecords(JsonLog log, BooleanSupplier hasTime) {
    this.log = log;
    this.hasTime = hasTime;
  }

  /// What to do with one item.
  @FunctionalInterface
  interface Work {
    /// Does the work.
    ///
    /// @return whether the item is done with; false brings the record again
    boolean does(String partition, String sort);
  }

  /// Hands every record's item to the work and answers which records have to come again.
  void each(InputStream in, OutputStream out, Work work) throws IOException {
    List<String> again = new ArrayList<>();
    int late = 0;
    for (Map<?, ?> record : JsonEvents.records(JsonEvents.read(in))) {
      String sequence = JsonEvents.text(record, "dynamodb", "SequenceNumber").orElse("");
      String partition = JsonEvents.text(record, "dynamodb", "Keys", "pk", "S").orElse("");
      String sort = JsonEvents.text(record, "dynamodb", "Keys", "sk", "S").orElse("");
      boolean begun = late == 0 && hasTime.getAsBoolean();
      if (!begun || !done(work, partition, sort)) {
        again.add(sequence);
      }
      late += begun ? 0 : 1;
    }
    if (late > 0) {
      log.line("batch-cut-short", Map.of("count", late));
    }
    JsonEvents.writeFailures(out, again);
  }

  private boolean done(Work work, String partition, String sort) {
    try {
      return work.does(partition, sort);
    } catch (RuntimeException e) {
      log.line("record-failed", Map.of("fault", e.getClass().getSimpleName(), "item", partition));
      return false;
    }
  }
}
