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
import picocli.CommandLine;

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

  private static String explain(Path file, String format) {
    var out = new StringWriter();
    int code =
        new CommandLine(Main.class)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true))
            .execute("explain", "--format", format, file.toString());
    assertEquals(1, code);
    return out.toString();
  }
}
