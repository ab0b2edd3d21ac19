package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `explain` on more than one record.
class ExplainRecordsTest {
  private static final String READABLE =
      """
      {"eventID":"e-1","eventTime":"2026-11-22T10:24:00Z","eventSource":"s3.amazonaws.com",\
      "eventName":"GetObject","awsRegion":"us-east-1","recipientAccountId":"111122223333"}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theRecordThatCannotBeReadIsNamedByItsNumber() throws IOException {
    Path file = folder.resolve("events.jsonl");
    Files.writeString(file, READABLE + "{\"eventName\":\"Converse\"}\nno JSON\n" + READABLE);
    for (String format : new String[] {"text", "json"}) {
      String out = explain(file, format).replaceAll("\\s+", " ");
      assertTrue(out.contains("record 2 of "), out);
      assertTrue(out.contains("record 3 of "), out);
      assertFalse(out.contains("record 1 of ") || out.contains("record 4 of "), out);
    }
  }

  @Test
  void theOnlyRecordOfAFileNeedsNoNumber() throws IOException {
    Path file = folder.resolve("event.json");
    Files.writeString(file, "{\"eventName\":\"Converse\"}");
    assertFalse(explain(file, "json").contains("record 1"));
  }

  @ParameterizedTest
  @CsvSource({"{\"Records\":[]}, 0, holds no event", "[], 0, holds no event", "' ', 2, is empty"})
  void aListWithoutEventsIsDoneAndAFileWithoutAWordIsNone(String text, int code, String said)
      throws IOException {
    Path file = Files.writeString(folder.resolve("trail.json"), text);
    var out = new StringWriter();
    var err = new StringWriter();
    assertEquals(code, run(file, "json", out, err));
    assertEquals("", out.toString());
    assertTrue(err.toString().contains(said), err.toString());
  }

  private static String explain(Path file, String format) {
    var out = new StringWriter();
    assertEquals(1, run(file, format, out, new StringWriter()));
    return out.toString();
  }

  private static int run(Path file, String format, StringWriter out, StringWriter err) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("explain", "--format", format, file.toString());
  }
}
