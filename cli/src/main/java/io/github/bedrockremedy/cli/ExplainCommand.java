package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.CasePlans;
import io.github.bedrockremedy.pipeline.ExplainJson;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventInput;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.report.Snippets;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells why calls were denied, from their CloudTrail records alone; no AWS account is asked.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Tells why calls to Bedrock were denied, from their CloudTrail records. Offline: no AWS"
            + " account is asked. Takes EventBridge events, bare records, trail files (gzipped"
            + " too), the output of 'aws cloudtrail lookup-events', and JSON lines.")
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "Files to read; - is the standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"--format", "--output"},
      description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "TEXT")
  private ExplainFormat format = ExplainFormat.TEXT;

  @Option(
      names = "--mode",
      description = "The mode judged: dry-run, approve or auto; default: approve.",
      defaultValue = "approve")
  private String mode = "approve";

  @Override
  public Integer call() throws IOException {
    Planner planner = planner();
    var printed =
        new ExplainPrinter(
            spec.commandLine().getOut(), spec.commandLine().getErr(), format, Terminal.hasColour());
    boolean unreadable = false;
    for (String file : files.isEmpty() ? List.of("-") : files) {
      List<EventReading> readings = records(file).stream().map(EventReader::read).toList();
      if (readings.isEmpty()) {
        spec.commandLine().getErr().println(name(file) + " holds no event.");
      }
      readings.forEach(reading -> note(planner, reading));
      for (int i = 0; i < readings.size(); i++) {
        String place = readings.size() == 1 ? "" : "record " + (i + 1) + " of " + file + ": ";
        unreadable |= explain(planner, printed, readings.get(i), place);
      }
    }
    spec.commandLine().getOut().flush();
    return unreadable ? 1 : 0;
  }

  /// Every denial of a file is noted before any is explained: what a principal tries later tells
  /// what it was after.
  private static void note(Planner planner, EventReading reading) {
    if (reading instanceof EventReading.AccessDenied denied) {
      planner.note(DenialReader.read(denied.event()));
    }
  }

  /// Explains one record.
  ///
  /// @param place which of several records of a file it is
  /// @return whether it could not be read
  private static boolean explain(
      Planner planner, ExplainPrinter printer, EventReading reading, String place) {
    switch (reading) {
      case EventReading.AccessDenied denied -> {
        CloudTrailEvent event = denied.event();
        printer.plan(planner.plan(event, false, event.time()));
      }
      case EventReading.NotOurs _ -> printer.other(reading);
      case EventReading.Unreadable(var known, var why) ->
          printer.other(new EventReading.Unreadable(known, place + why));
    }
    return reading instanceof EventReading.Unreadable;
  }

  private Planner planner() {
    Mode judged =
        Mode.of(mode)
            .orElseThrow(
                () -> new Refusal("--mode is '" + mode + "'; expected dry-run, approve or auto"));
    var settings =
        new RuleSettings(judged, Optional.empty(), Set.of(), List.of(), List.of(), false);
    var catalogue = new CatalogueProfiles(ProfileCatalogue.embedded());
    return new Planner(Gathering.offline(catalogue), settings);
  }

  /// A list of events may be empty; a file without a word is none.
  private static List<String> records(String file) throws IOException {
    byte[] bytes = bytes(file);
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      throw new Refusal(name(file) + " is empty; expected CloudTrail records as JSON");
    }
    try {
      return EventInput.records(bytes);
    } catch (IOException e) {
      throw new Refusal(file + " is gzipped and damaged: " + e.getMessage());
    }
  }

  private static String name(String file) {
    return file.equals("-") ? "standard input" : file;
  }

  private static byte[] bytes(String file) throws IOException {
    if (file.equals("-")) {
      try (InputStream in = System.in) {
        return in.readAllBytes();
      }
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      path = path.resolve("event.json");
    }
    if (!Files.isReadable(path)) {
      throw new Refusal("cannot read " + file + "; expected a file with CloudTrail records");
    }
    return Files.readAllBytes(path);
  }

  /// Prints each explanation in the form that was asked for.
  private static final class ExplainPrinter {
    private final PrintWriter out;
    private final PrintWriter remarks;
    private final Set<String> snippets = new HashSet<>();
    private final ExplainFormat format;
    private final TerminalText terminal;
    private boolean first = true;

    ExplainPrinter(PrintWriter out, PrintWriter remarks, ExplainFormat format, boolean colour) {
      this.out = out;
      this.remarks = remarks;
      this.format = format;
      this.terminal = new TerminalText(colour);
    }

    void plan(Plan plan) {
      CasePlan kept = CasePlans.of(plan);
      switch (format) {
        case JSON -> out.println(ExplainJson.text(ExplainJson.of(plan)));
        case TEXT -> separated(terminal.explain(kept));
        case TERRAFORM -> snippet(kept, Snippets::terraform);
        case CLOUDFORMATION -> snippet(kept, Snippets::cloudFormation);
        case CDK -> snippet(kept, Snippets::cdk);
        case POLICY -> snippet(kept, Snippets::json);
      }
    }

    void other(EventReading reading) {
      switch (format) {
        case JSON -> out.println(ExplainJson.text(ExplainJson.of(reading)));
        case TEXT -> separated(terminal.paragraph(words(reading)));
        case TERRAFORM, CLOUDFORMATION, CDK, POLICY -> remarks.println(words(reading));
      }
    }

    /// Equal policies are printed once; what has none is a remark and no part of the output.
    private void snippet(CasePlan plan, Function<Snippets, String> form) {
      Optional<String> snippet = Snippets.of(plan).map(form);
      if (snippet.isEmpty()) {
        remarks.println(
            plan.subject().eventId() + ": " + plan.finding().cause() + ", no policy to write.");
      } else if (snippets.add(snippet.get())) {
        separated(snippet.get());
      }
    }

    private void separated(String text) {
      if (!first) {
        out.println();
      }
      first = false;
      out.print(text.endsWith("\n") ? text : text + "\n");
    }

    private static String words(EventReading reading) {
      return switch (reading) {
        case EventReading.NotOurs not ->
            "Not a denial to explain (event "
                + not.event().map(CloudTrailEvent::id).orElse("without id")
                + "): "
                + not.why()
                + ".";
        case EventReading.Unreadable unreadable -> "Could not be read: " + unreadable.why() + ".";
        case EventReading.AccessDenied _ -> "A denial.";
      };
    }
  }
}
