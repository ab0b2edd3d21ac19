package io.github.bedrockremedy.edge.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonLog log = new JsonLog(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void aLineSaysWhatHappenedFirstAndItsFieldsByName() {
    log.line("case-stored", Map.of("status", "PENDING", "attempts", 3, "id", "br-a", "new", true));

    assertEquals(
        "{\"what\":\"case-stored\",\"attempts\":3,\"id\":\"br-a\",\"new\":true,\"status\":\"PENDING\"}\n",
        written());
  }

  @Test
  void aValueCanNeitherBeginALineNorReplaceWhatHappened() {
    log.line("a", Map.of("why", "one\ntwo\r{\"what\":\"x\"}", "what", "forged"));

    assertEquals("{\"what\":\"a\",\"why\":\"one\\ntwo\\r{\\\"what\\\":\\\"x\\\"}\"}\n", written());
  }

  @Test
  void aLongTextIsCut() {
    log.line("a", Map.of("why", "x".repeat(100_000)));

    assertTrue(written().length() < 1100);
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
