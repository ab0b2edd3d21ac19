package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.CaseStory;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that decide, each signed with the operator's own credentials.
final class DecideCommands {
  private DecideCommands() {}

  /// What they share: the case is shown first, and nothing is sent that was not.
  abstract static class Deciding extends LiveCommand {
    private final PersonDecision.Verdict verdict;

    @Parameters(paramLabel = "CASE", description = "Id of a case, br-….")
    private String id = "";

    @Option(names = "--reason", description = "Why; kept in the history.")
    private String reason = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    Deciding(PersonDecision.Verdict verdict) {
      this.verdict = verdict;
    }

    @Override
    public Integer call() throws Exception {
      return one(installation(), id, verdict, reason, yes, out());
    }
  }

  /// Decides about one case.
  ///
  /// @return exit code
  static int one(
      LiveInstallation installation,
      String id,
      PersonDecision.Verdict verdict,
      String reason,
      boolean yes,
      PrintWriter out)
      throws IOException {
    installation.takesIn(verdict);
    Case shown = installation.find(id);
    if (!yes) {
      out.print(
          CaseStory.one(
              shown,
              installation.ledger().history(shown.id()),
              new TerminalText(Terminal.hasColour())));
      out.flush();
      if (!confirmed(verdict.id())) {
        throw new Refusal("nothing was decided; give --yes where nobody can be asked");
      }
    }
    return told(installation.decisions().decide(shown, verdict, reason), out);
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Approves exactly the policy that is shown.")
  static final class ApproveCommand extends Deciding {
    ApproveCommand() {
      super(PersonDecision.Verdict.APPROVE);
    }
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      description = "Rejects a request; needs --reason.")
  static final class RejectCommand extends Deciding {
    RejectCommand() {
      super(PersonDecision.Verdict.REJECT);
    }
  }

  /// Turns the kill switch.
  abstract static class Turning extends LiveCommand {
    private final String decision;

    @Option(names = "--reason", description = "Why; shown to whoever is held up.")
    private String reason = "";

    Turning(String decision) {
      this.decision = decision;
    }

    @Override
    public Integer call() throws Exception {
      return told(installation().decisions().turn(decision, reason), out());
    }
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Lets no new write start; needs --reason.")
  static final class PauseCommand extends Turning {
    PauseCommand() {
      super("pause");
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets writes start again.")
  static final class ResumeCommand extends Turning {
    ResumeCommand() {
      super("resume");
    }
  }

  /// Prints an answer; what was not done needs attention.
  static int told(SignedCall.Answer answer, PrintWriter out) {
    out.println(answer.message());
    out.flush();
    return answer.status() == 200 ? 0 : 1;
  }

  @SuppressWarnings("SystemConsoleNull") // It still may be null where no console provider is there.
  static boolean confirmed(String verb) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    String typed = console.readLine("Type %s to go on: ", verb);
    return typed != null && typed.strip().toLowerCase(Locale.ROOT).equals(verb);
  }
}
