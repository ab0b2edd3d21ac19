package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.CaseStory;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The commands that decide, each signed with the operator's own credentials.
final class DecideCommands {
  private DecideCommands() {}

  /// What they share: the case is shown first, and nothing is sent that was not.
  abstract static class Deciding implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private LiveOptions live = new LiveOptions();

    @Parameters(paramLabel = "CASE", description = "Id of a case, br-….")
    private String id = "";

    @Option(names = "--reason", description = "Why; kept in the history.")
    private String reason = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    abstract PersonDecision.Verdict verdict();

    @Override
    public Integer call() throws Exception {
      return one(
          LiveInstallation.find(live), id, verdict(), reason, yes, spec.commandLine().getOut());
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
    @Override
    PersonDecision.Verdict verdict() {
      return PersonDecision.Verdict.APPROVE;
    }
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      description = "Rejects a request; needs --reason.")
  static final class RejectCommand extends Deciding {
    @Override
    PersonDecision.Verdict verdict() {
      return PersonDecision.Verdict.REJECT;
    }
  }

  /// Turns the kill switch.
  abstract static class Turning implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private LiveOptions live = new LiveOptions();

    @Option(names = "--reason", description = "Why; shown to whoever is held up.")
    private String reason = "";

    abstract String decision();

    @Override
    public Integer call() throws Exception {
      return told(
          LiveInstallation.find(live).decisions().turn(decision(), reason),
          spec.commandLine().getOut());
    }
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Lets no new write start; needs --reason.")
  static final class PauseCommand extends Turning {
    @Override
    String decision() {
      return "pause";
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets writes start again.")
  static final class ResumeCommand extends Turning {
    @Override
    String decision() {
      return "resume";
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
