package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says whether a live installation is wired, link by link.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Follows the way of a denial through a live installation: trail, rules, queue, functions,"
            + " table, subscribers, alarms. Reads only.")
final class DoctorCommand extends LiveCommand {
  @Option(
      names = "--probe",
      paramLabel = "ARN",
      description =
          "Besides, makes one call to Bedrock that is really denied, as the role of this ARN,"
              + " which must hold no right to it and let your credentials in.")
  private @Nullable String probe;

  @Option(
      names = "--member-role",
      paramLabel = "NAME",
      description =
          "Path and name, not ARN, of a role your credentials may assume in each further account,"
              + " to look at what was deployed there.")
  private @Nullable String memberRole;

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
    checkRoles();
    List<Finding> findings =
        new ArrayList<>(Doctor.look(live(), installation(), Optional.ofNullable(memberRole)));
    Optional.ofNullable(probe).ifPresent(role -> findings.add(new DeniedCall(live(), role).make()));
    out()
        .print(
            output.equals("json")
                ? json(findings)
                : WiringWords.text(findings, new TerminalText(Terminal.hasColour())));
    out().flush();
    return findings.stream().allMatch(f -> f.verdict() == Finding.Verdict.OK) ? 0 : 1;
  }

  /// One option takes an ARN and one a name, since one account is meant or many.
  private void checkRoles() {
    Optional<String> arn = Optional.ofNullable(probe);
    if (arn.isPresent()
        && arn.flatMap(Arn::parse)
            .filter(a -> a.service().equals("iam") && a.resource().startsWith("role/"))
            .isEmpty()) {
      throw new Refusal(
          "--probe is '"
              + arn.get()
              + "'; expected the ARN of a role, such as arn:aws:iam::111122223333:role/probe");
    }
    String name = Optional.ofNullable(memberRole).orElse("any");
    if (!name.matches("[\\w+=,.@-]+(/[\\w+=,.@-]+)*")) {
      throw new Refusal(
          "--member-role is '" + name + "'; expected path and name of a role, such as ops/look");
    }
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
