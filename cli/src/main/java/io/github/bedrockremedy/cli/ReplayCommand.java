package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the whole system on this machine, from the denial to the verified repair.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Runs the whole system on this machine against an AWS account in this process: the same"
            + " handlers and SDK clients, from the denial to the verified repair. Nothing leaves"
            + " the machine.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CASE",
      description = "A folder with event.json and account.json, or a file with CloudTrail records.")
  private String name = "";

  @Option(
      names = "--account",
      paramLabel = "FILE",
      description = "The account, in the shape of 'aws iam get-account-authorization-details'.")
  private @Nullable Path account;

  @Option(
      names = "--mode",
      description = "dry-run, approve or auto; default: ${DEFAULT-VALUE}.",
      defaultValue = "approve")
  private String mode = "approve";

  @ArgGroup(exclusive = true)
  private Verdict verdict = new Verdict();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the installation, such as requireTag=true.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"--output", "--format"},
      description = "text or json; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private String output = "text";

  @Option(names = "--verbose", description = "Print the handlers' log lines too, on stderr.")
  private boolean verbose;

  /// What the reader of the mails does.
  private static final class Verdict {
    @Option(names = "--approve", description = "Approve what is asked, as the mail's reader.")
    private boolean approve;

    @Option(names = "--reject", description = "Reject what is asked, as the mail's reader.")
    private boolean reject;

    @Option(names = "--serve", description = "Keep the page open, to decide in a browser.")
    private boolean serve;
  }

  @Override
  public Integer call() throws Exception {
    if (!output.equals("text") && !output.equals("json")) {
      throw new Refusal("--output is '" + output + "'; expected text or json");
    }
    ReplayCase replayed = ReplayCase.read(name, Optional.ofNullable(account));
    var clock = new ReplayClock(replayed.start());
    Map<String, String> environment = environment();
    try (Installation installation = start(replayed, environment, clock)) {
      var replay = new Replay(replayed, installation, clock);
      replay.deliver();
      if (verdict.serve) {
        new Serving(replay, clock, spec.commandLine().getErr()).untilDecided();
      } else if (verdict.approve || verdict.reject) {
        if (replay.people().isEmpty()) {
          spec.commandLine().getErr().println("Nobody was asked; there is nothing to decide.");
        }
        replay.decide(verdict.approve ? "approve" : "reject");
      }
      replay.lookAgain();
      print(replay);
      return attention(replay) ? 1 : 0;
    }
  }

  private Installation start(
      ReplayCase replayed, Map<String, String> environment, ReplayClock clock) {
    PrintStream log =
        verbose
            ? System.err
            : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      return Installation.start(replayed.account(), environment, clock, log, 0);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  /// In `auto` every principal counts as listed and every Region as allowed, unless told otherwise.
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(EnvironmentKeys.MODE, mode);
    if (mode.equals("auto")) {
      environment.put(EnvironmentKeys.AUTO_PRINCIPALS, "*");
      environment.put(EnvironmentKeys.ALLOWED_REGIONS, "*");
    }
    settings.forEach((key, value) -> environment.put(SettingNames.variable(key), value));
    return environment;
  }

  private void print(Replay replay) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (output.equals("json")) {
      out.println(ReplayJson.of(replay));
    } else {
      new ReplayStory(replay, new TerminalText(Terminal.hasColour()), out).tell();
    }
    out.flush();
  }

  private static boolean attention(Replay replay) {
    boolean unreadable =
        replay.explains().stream()
            .map(e -> e.get("event"))
            .anyMatch(e -> e instanceof Map<?, ?> m && "unreadable".equals(m.get("reading")));
    return unreadable || replay.cases().stream().anyMatch(c -> c.status() == CaseStatus.FAILED);
  }
}
