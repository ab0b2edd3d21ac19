package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An address that is none is named, with what is expected, by every command that takes one.
class LiveOptionsTest {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("list"),
          List.of("show", "br-k7m2p4q6ab"),
          List.of("approve", "br-k7m2p4q6ab"),
          List.of("reject", "br-k7m2p4q6ab"),
          List.of("rollback", "--all"),
          List.of("pause"),
          List.of("resume"),
          List.of("doctor"),
          List.of("uninstall"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "",
        "localhost:8080",
        "ftp://localhost",
        "http://",
        "http://a b",
        "http://localhost:1/path",
        "http://user@localhost"
      })
  void anAddressThatIsNoneIsAUsageError(String address) {
    for (List<String> command : COMMANDS) {
      var err = new StringWriter();
      var line = Main.commandLine().setErr(new PrintWriter(err, true));
      String[] all = new java.util.ArrayList<>(command).toArray(new String[command.size() + 1]);
      all[command.size()] = "--endpoint=" + address;
      assertEquals(2, line.execute(all), err::toString);
      String told = err.toString().replaceAll("\\s+", " ");
      assertTrue(told.contains("'" + address + "' is no address"), told);
      assertTrue(told.contains("expected http(s)://host:port"), told);
    }
  }
}
