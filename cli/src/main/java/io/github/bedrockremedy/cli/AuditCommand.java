package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.report.AuditText;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks for calls that would be denied, before anybody makes them.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Looks through an account's roles and users for calls through inference profiles that would be"
            + " denied, before anybody makes them. Reads a FILE, as 'aws iam"
            + " get-account-authorization-details' prints it, or without one the live account of"
            + " your AWS credentials. Changes nothing.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is missing",
      "1:something needs attention: a call would be denied, or not all could be read",
      "2:the command line, the file or the account could not be read"
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private LiveOptions live = new LiveOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "An account as JSON; without it the live account is read.")
  private @Nullable Path file;

  @Option(
      names = "--source-region",
      paramLabel = "REGION",
      split = ",",
      description =
          "Where a grant leaves the Region of a profile open, look in these; default: those the"
              + " role's or user's own grants name.")
  private List<String> regions = new ArrayList<>();

  @Option(
      names = "--mode",
      description = "The mode judged: dry-run, approve or auto; default: ${DEFAULT-VALUE}.",
      defaultValue = "approve")
  private String mode = "approve";

  @Option(names = "--output", description = "text or json; default: ${DEFAULT-VALUE}.")
  private CaseCommands.Output output = CaseCommands.Output.TEXT;

  @Override
  public Integer call() throws Exception {
    Mode judged =
        Mode.of(mode)
            .orElseThrow(
                () -> new Refusal("--mode is '" + mode + "'; expected dry-run, approve or auto"));
    List<AuditFinding> findings = new ArrayList<>();
    AuditedAccount.Audited audited;
    try (AuditedAccount account = account(judged.id())) {
      audited = account.look(watched(), found -> findings.add(AuditFinding.of(found)));
    }
    findings.sort(
        Comparator.comparingInt(AuditFinding::order)
            .thenComparing(f -> f.outlook().holder().arn())
            .thenComparing(AuditFinding::subject));
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case TEXT -> out.print(text(audited, findings));
      case JSON -> {
        for (AuditFinding finding : findings) {
          out.println(JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(finding.json()));
        }
      }
    }
    out.flush();
    boolean missing = count(findings, AuditFinding.MISSING) > 0;
    boolean unread = count(findings, AuditFinding.UNREAD) > 0 || audited.unread().isPresent();
    return missing || unread ? 1 : 0;
  }

  private String text(AuditedAccount.Audited audited, List<AuditFinding> findings) {
    var text = new AuditText(new TerminalText(Terminal.hasColour()));
    return text.tables(findings.stream().map(AuditFinding::row).toList())
        + text.summary(
            audited.account(),
            audited.principals(),
            count(findings, AuditFinding.MISSING),
            count(findings, AuditFinding.UNSURE) + count(findings, AuditFinding.UNREAD),
            count(findings, AuditFinding.WIDE),
            count(findings, AuditFinding.COMPLETE),
            audited.unread(),
            Optional.ofNullable(file).map(_ -> ProfileCatalogue.embedded().asOf()));
  }

  private static long count(List<AuditFinding> findings, String verdict) {
    return findings.stream().filter(f -> f.verdict().equals(verdict)).count();
  }

  private AuditedAccount account(String judged) {
    return file == null ? AuditedAccount.live(live, judged) : AuditedAccount.in(read(file), judged);
  }

  private static AccountFile read(Path file) {
    if (!Files.isReadable(file)) {
      throw new Refusal("cannot read " + file + "; expected an account as JSON");
    }
    try {
      return AccountFile.read(file);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private Set<Region> watched() {
    Set<Region> watched = new HashSet<>();
    for (String region : regions) {
      watched.add(
          Region.parse(region)
              .orElseThrow(
                  () ->
                      new Refusal(
                          "--source-region is '"
                              + region
                              + "'; expected Regions such as us-east-1")));
    }
    return Set.copyOf(watched);
  }
}
