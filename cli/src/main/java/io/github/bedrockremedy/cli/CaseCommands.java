package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.report.CaseStory;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that look at the cases of a live installation.
final class CaseCommands {
  private CaseCommands() {}

  /// All cases, or the open ones.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the cases of a live installation, last changed first.")
  static final class ListCommand extends LiveCommand {
    @Option(names = "--open", description = "Only those that wait for a decision.")
    private boolean open;

    @Option(names = "--output", description = "text or json; default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    @Override
    public Integer call() throws Exception {
      List<Case> cases =
          installation().cases().stream()
              .filter(c -> !open || c.status() == CaseStatus.PENDING)
              .toList();
      PrintWriter out = out();
      switch (output) {
        case TEXT -> out.print(CaseStory.list(cases, new TerminalText(Terminal.hasColour())));
        case JSON -> {
          for (Case each : cases) {
            out.println(JSON.std.asString(summary(each)));
          }
        }
      }
      out.flush();
      return 0;
    }
  }

  /// One case.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a case: what was denied, why, the exact policy, proof and history.")
  static final class ShowCommand extends LiveCommand {
    @Parameters(paramLabel = "CASE", description = "Id of a case, br-….")
    private String id = "";

    @Option(names = "--output", description = "text or json; default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    @Override
    public Integer call() throws Exception {
      LiveInstallation installation = installation();
      Case shown = installation.find(id);
      CaseLedger ledger = installation.ledger();
      PrintWriter out = out();
      switch (output) {
        case TEXT ->
            out.print(
                CaseStory.one(
                    shown, ledger.history(shown.id()), new TerminalText(Terminal.hasColour())));
        case JSON -> out.println(JSON.std.asString(details(shown, ledger)));
      }
      out.flush();
      return 0;
    }
  }

  /// Forms of output.
  enum Output {
    TEXT,
    JSON
  }

  private static Map<String, @Nullable Object> summary(Case each) {
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("id", each.id().value());
    summary.put("state", each.status().name());
    summary.put("generation", each.generation());
    summary.put("risk", each.plan().verdict().risk().orElse(null));
    summary.put("account", each.plan().subject().account());
    summary.put("principal", each.plan().subject().targetArn().orElse(null));
    summary.put("cause", each.plan().finding().cause());
    summary.put("updatedAt", each.updatedAt().toString());
    return summary;
  }

  private static Map<String, @Nullable Object> details(Case shown, CaseLedger ledger) {
    Map<String, @Nullable Object> details = summary(shown);
    details.put("owner", shown.plan().owner().orElse(null));
    details.put("sha256", shown.plan().proposal().map(p -> p.sha256()).orElse(null));
    details.put("policyName", shown.plan().proposal().map(p -> p.policyName()).orElse(null));
    details.put("policy", shown.plan().proposal().map(p -> p.text()).orElse(null));
    details.put(
        "history",
        ledger.history(shown.id()).stream()
            .map(
                s ->
                    Map.of(
                        "at", s.at().toString(), "to", s.to().name(), "by", s.by(), "why", s.why()))
            .toList());
    return details;
  }
}
