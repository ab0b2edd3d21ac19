package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Several records in one replay.
class ReplayCaseTest {
  private static final Path AUTO =
      Path.of("../events/missing-destination-regions/agent-supervisor-auto");
  private static final String SONNET = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  private static final String HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

  @TempDir private Path folder;

  @Test
  void recordsOfOneHourAreAllFreshWhenTheyAreDelivered() throws Exception {
    write();
    var out = new StringWriter();
    new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out))
        .execute(folder.toString(), "--mode", "auto", "--output", "json");
    assertEquals(
        2,
        Pattern.compile("\"outcome\":\"apply\"").matcher(out.toString()).results().count(),
        out.toString());
  }

  @Test
  void theClockStartsAtTheLastRecordWhateverTheirOrder() throws Exception {
    write();
    ReplayCase both = ReplayCase.read(folder.toString(), Optional.empty());
    assertEquals(Instant.parse("2025-10-12T14:43:21Z"), both.start());
    assertEquals(
        both.start(), new ReplayCase("x", both.records().reversed(), both.account()).start());
  }

  private void write() throws Exception {
    String first = Files.readString(AUTO.resolve("event.json"));
    String later = first.replace(SONNET, HAIKU).replace("T14:03:21Z", "T14:43:21Z");
    Files.writeString(folder.resolve("event.json"), "[" + first + "," + later + "]");
    Files.copy(AUTO.resolve("account.json"), folder.resolve("account.json"));
  }
}
