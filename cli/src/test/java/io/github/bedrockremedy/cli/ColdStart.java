package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LambdaEvents;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures what a person or a queue waits for when no instance is there: from the start of the
/// process, or from the restore of its snapshot, to the answer to the first event, on one core. The
/// rounds go through all variants, so that what else a machine does falls on all alike.
///
/// `mvn -Dquick -DskipTests -Pcoldstart -pl cli -am verify` prints the tables of
/// `docs/performance.md`.
public final class ColdStart {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final List<String> PINNED = List.of("taskset", "-c", "0");
  private static final PrintStream OUT = System.out;

  private enum Variant {
    C1("as deployed, C1", List.of("-XX:TieredStopAtLevel=1"), false),
    DEFAULT("all compilers", List.of(), false),
    PRIMED("after a primed init, C1", List.of("-XX:TieredStopAtLevel=1"), true);

    private final String words;
    private final List<String> jvm;
    private final boolean snapStart;

    Variant(String words, List<String> jvm, boolean snapStart) {
      this.words = words;
      this.jvm = jvm;
      this.snapStart = snapStart;
    }
  }

  private record Measured(List<Long> millis, List<Long> megabytes) {}

  private final Path code;
  private final Path logs;
  private final Map<String, Measured> rows = new LinkedHashMap<>();

  private ColdStart(Path code, Path logs) {
    this.code = code;
    this.logs = logs;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory("cold-start");
    Path code = DeployedFunction.unpack(DeployedFunction.zip().orElseThrow(), work.resolve("code"));
    var measuring = new ColdStart(code, work);
    for (int round = 0; round < ROUNDS; round++) {
      measuring.round();
    }
    measuring.print();
  }

  private void round() throws Exception {
    for (HandlerActions handler : HandlerActions.values()) {
      for (Variant variant : Variant.values()) {
        try (Deployment deployment = deployment()) {
          deployment.aws.awaitDynamoDb();
          row(handler.handler() + " | " + variant.words, deployment, handler, variant);
        }
      }
    }
    try (Deployment deployment = deployment()) {
      python(deployment);
    }
  }

  private void row(String name, Deployment deployment, HandlerActions handler, Variant variant)
      throws Exception {
    var how =
        new DeployedFunction.Options(
            PINNED, variant.jvm, variant.snapStart, logs.resolve(handler.handler() + ".log"));
    long start = System.nanoTime();
    try (DeployedFunction function =
        DeployedFunction.start(
            code, handler.handlerClass(), deployment.environment(handler), how)) {
      if (variant.snapStart) {
        function.initialised();
        // Whatever runs on after init is over, as in a snapshot.
        Thread.sleep(1_000);
        start = System.nanoTime();
        function.restore();
      }
      function.invoke(event(handler, deployment));
      note(name, System.nanoTime() - start, function.residentMegabytes());
    }
  }

  private void python(Deployment deployment) throws Exception {
    Path script = Path.of("src/test/resources/cold_start.py").toAbsolutePath();
    List<String> command = new ArrayList<>(PINNED);
    command.addAll(List.of("python3", script.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(logs.resolve("python.log").toFile());
    builder.environment().putAll(deployment.environment(HandlerActions.DENIAL));
    builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
    long start = System.nanoTime();
    Process process = builder.start();
    int status = process.waitFor();
    note(
        status == 0 ? "Python and boto3, the same calls | process" : "Python and boto3 | not run",
        System.nanoTime() - start,
        0);
  }

  private void note(String row, long nanos, long megabytes) {
    Measured measured =
        rows.computeIfAbsent(row, _ -> new Measured(new ArrayList<>(), new ArrayList<>()));
    measured.millis.add(nanos / 1_000_000);
    measured.megabytes.add(megabytes);
  }

  private static byte[] event(HandlerActions handler, Deployment deployment) throws Exception {
    return switch (handler) {
      case DENIAL ->
          LambdaEvents.sqsBatch(
              deployment.environment(handler).getOrDefault("REMEDY_QUEUE_ARN", ""),
              List.of(Files.readString(Incident.FOLDER.resolve("event.json"))));
      case NOTIFICATION, PATCH ->
          """
          {"Records":[{"eventName":"MODIFY","dynamodb":{"SequenceNumber":"1","Keys":
           {"pk":{"S":"case#br-aaaaaaaaaa"},"sk":{"S":"case"}}}}]}"""
              .getBytes(StandardCharsets.UTF_8);
      case APPROVAL ->
          LambdaEvents.httpApi(
              "GET",
              "/r/br-aaaaaaaaaa",
              "t=" + "A".repeat(43),
              Map.of("host", "localhost"),
              "",
              "127.0.0.1",
              Instant.now());
      case REVIEW -> LambdaEvents.schedule("arn:aws:events:us-east-1:1:rule/r", Instant.now());
    };
  }

  private Deployment deployment() {
    return new Deployment(
        code, logs, AccountFile.read(Incident.FOLDER.resolve("account.json")), Map.of());
  }

  private void print() {
    OUT.println(ROUNDS + " rounds, medians; logs in " + logs + File.separator);
    OUT.println("| process | variant | ms | MB |");
    OUT.println("| --- | --- | --- | --- |");
    rows.forEach(
        (name, measured) ->
            OUT.printf(
                "| %s | %d | %d |%n", name, median(measured.millis), median(measured.megabytes)));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
