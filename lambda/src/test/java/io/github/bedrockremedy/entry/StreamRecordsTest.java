package io.github.bedrockremedy.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.edge.log.JsonLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamRecordsTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<String> worked = new ArrayList<>();

  private String answer(BooleanSupplier hasTime, StreamRecords.Work work) throws IOException {
    String records =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                i ->
                    """
                    {"dynamodb":{"SequenceNumber":"%d","Keys":{"pk":{"S":"case#%d"},"sk":{"S":"case"}}}}\
                    """
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    var out = new ByteArrayOutputStream();
    new StreamRecords(new JsonLog(new PrintStream(log, true, UTF_8)), hasTime)
        .each(
            new ByteArrayInputStream(("{\"Records\":[" + records + "]}").getBytes(UTF_8)),
            out,
            work);
    return out.toString(UTF_8).replaceAll("[^0-9,]", "");
  }

  private boolean works(String partition, String sort) {
    worked.add(partition);
    return true;
  }

  @Test
  void whatThereIsNoTimeForComesAgainAndIsNotBegun() throws IOException {
    assertEquals("3,4", answer(() -> worked.size() != 2, this::works));
    assertEquals(List.of("case#1", "case#2"), worked);
    assertTrue(
        log.toString(UTF_8).contains("\"what\":\"batch-cut-short\",\"count\":2"), log::toString);
  }

  @Test
  void whatFailsComesAgainAndTheOthersAreDone() throws IOException {
    assertEquals("2", answer(() -> true, (partition, sort) -> !partition.equals("case#2")));
    assertEquals("", log.toString(UTF_8));
  }
}
