package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says whether a live installation is wired, link by link.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Follows the way of a denial through a live installation: trail, rule, queue, functions,"
            + " table, subscribers. Reads only.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LiveOptions live = new LiveOptions();

  @Option(
      names = "--probe",
      paramLabel = "ROLE",
      description =
          "Besides, makes one call to Bedrock that is really denied, as this role, which must hold"
              + " no right to it.")
  private @Nullable String probe;

  @Option(
      names = {"--output", "--format"},
      description = "text or json; default: ${DEFAULT-VALUE}.",
      defaultValue = "text")
  private String output = "text";

  @Override
  public Integer call() throws IOException {
    if (!output.equals("text") && !output.equals("json")) {
      throw new Refusal("--output is '" + output + "'; expected text or json");
    }
    List<Finding> findings = new ArrayList<>(Doctor.look(live, LiveInstallation.find(live)));
    Optional.ofNullable(probe).ifPresent(role -> findings.add(new DeniedCall(live, role).make()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(output.equals("json") ? json(findings) : text(findings));
    out.flush();
    return findings.stream().allMatch(f -> f.verdict() == Finding.Verdict.OK) ? 0 : 1;
  }

  static String text(List<Finding> findings) {
    var terminal = new TerminalText(Terminal.hasColour());
    var text = new StringBuilder();
    for (Finding finding : findings) {
      String verdict = finding.verdict().id();
      boolean well = finding.verdict() == Finding.Verdict.OK;
      text.append(
          terminal.heading(
              finding.link() + ": " + (well ? verdict : verdict.toUpperCase(Locale.ROOT))));
      text.append(terminal.paragraph(finding.detail()));
      if (!finding.step().isEmpty()) {
        text.append(terminal.paragraph(finding.step()));
      }
    }
    return text.toString();
  }

  private static String json(List<Finding> findings) throws IOException {
    List<Map<String, String>> links = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, String> link = new LinkedHashMap<>();
      link.put("link", finding.link());
      link.put("verdict", finding.verdict().id());
      link.put("detail", finding.detail());
      link.put("step", finding.step());
      links.add(link);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", "bedrock-remedy.doctor/1");
    all.put("findings", links);
    return JSON.std.asString(all) + System.lineSeparator();
  }
}
