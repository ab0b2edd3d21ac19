package io.github.bedrockremedy.cli.docs;

import io.github.bedrockremedy.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The command line as a reader of the documents would use it, from the project's root.
final class CommandLineUnderTest {
  private CommandLineUnderTest() {}

  static CommandLine parser() {
    return new CommandLine(Main.class).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// Options of a subcommand.
  static Stream<OptionSpec> options(String subcommand) {
    return parser().getSubcommands().entrySet().stream()
        .filter(e -> e.getKey().equals(subcommand))
        .flatMap(e -> e.getValue().getCommandSpec().options().stream());
  }

  /// Words after `./bedrock-remedy`, with paths of the project made whole.
  static String[] words(String command) {
    return List.of(command.strip().split(" +", -1)).stream()
        .map(w -> w.startsWith("events/") ? Page.ROOT.resolve(w).toString() : w)
        .toArray(String[]::new);
  }

  /// What a command prints.
  static String printed(String command) {
    var out = new StringWriter();
    int code = parser().setOut(new PrintWriter(out, true)).execute(words(command));
    if (code != 0) {
      throw new AssertionError("'" + command + "' ended with " + code);
    }
    return out.toString();
  }
}
