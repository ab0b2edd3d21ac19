package io.github.bedrockremedy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line.
@Command(
    name = "bedrock-remedy",
    description = "Finds out why a call to Amazon Bedrock was denied, and repairs it.",
    subcommands = {
      ExplainCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      CaseCommands.ListCommand.class,
      CaseCommands.ShowCommand.class,
      DecideCommands.ApproveCommand.class,
      DecideCommands.RejectCommand.class,
      RollbackCommand.class,
      DecideCommands.PauseCommand.class,
      DecideCommands.ResumeCommand.class,
      DoctorCommand.class,
      UninstallCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "bedrock-remedy 0.1.0",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something needs attention: an event could not be read, a repair failed",
      "2:the command line or a file could not be understood"
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    System.exit(code);
  }

  /// The command line, for a test as for a person.
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setUsageHelpWidth(80)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, line, _) -> {
              line.getErr().println("bedrock-remedy: " + Refusal.words(e));
              return e instanceof Refusal ? 2 : 1;
            });
  }
}
