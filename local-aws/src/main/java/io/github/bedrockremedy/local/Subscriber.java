package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bedrockremedy.local.StreamMapping.Parked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// One function at a stream, with `ReportBatchItemFailures`, bisecting on errors and bounded
/// retries: a record that cannot be done is parked, and those behind it go on.
record Subscriber(String owes, Function function, int attempts, List<Parked> parked) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How many of the records were done.
  int deliver(String streamArn, List<Record> records) throws Exception {
    var tried = new HashMap<String, Integer>();
    List<Record> rest = records;
    int done = 0;
    boolean singly = false;
    while (!rest.isEmpty()) {
      List<Record> batch = singly ? rest.subList(0, 1) : rest;
      int failed = failedFrom(streamArn, batch);
      done += failed;
      rest = rest.subList(failed, rest.size());
      if (failed == batch.size()) {
        continue;
      }
      singly = true;
      if (exhausted(tried, rest.getFirst())) {
        rest = rest.subList(1, rest.size());
      }
    }
    return done;
  }

  private boolean exhausted(Map<String, Integer> tried, Record first) {
    String sequence = first.dynamodb().sequenceNumber();
    if (tried.merge(sequence, 1, Integer::sum) < attempts) {
      return false;
    }
    parked.add(new Parked(owes, sequence));
    return true;
  }

  /// The place of the first failed record; the batch's size when all were done. An exception and an
  /// identifier that is none of the batch fail the whole batch.
  private int failedFrom(String streamArn, List<Record> batch) throws Exception {
    JsonNode answer;
    try {
      byte[] bytes = function.invoke(StreamEvents.batch(streamArn, batch));
      answer = bytes.length == 0 ? JSON.nullNode() : JSON.readTree(bytes);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return 0;
    }
    var sequences = new ArrayList<String>();
    batch.forEach(record -> sequences.add(record.dynamodb().sequenceNumber()));
    int first = batch.size();
    for (JsonNode failure : answer.path("batchItemFailures")) {
      int place = sequences.indexOf(failure.path("itemIdentifier").asText());
      first = Math.min(first, Math.max(place, 0));
    }
    return first;
  }
}
