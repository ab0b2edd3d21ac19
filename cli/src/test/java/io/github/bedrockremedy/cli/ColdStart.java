package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.DenialHandler;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.entry.Wiring;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.local.LambdaEvents;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Measures what a person or a queue waits for when no instance is there: from the start of the
/// process, or from the restore of its snapshot, to the answer to the first event, on one core. The
/// rounds go through all variants, so that what else a machine does falls on all alike.
///
/// `mvn -Dquick -DskipTests -Pcoldstart -pl cli -am verify` prints the tables of
/// `docs/performance.md`.
public final class ColdStart {
  /// How often each is measured, and a part of the names of what is measured.
  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  /// The account is measured against, not measured: its code is compiled before the first round.
  private static final int WARMING = 20;
  private static final String ONLY = System.getProperty("only", "");

  /// Further options of the measured JVM, such as `-Xlog:class+load`.
  private static final String MORE = System.getProperty("more", "");

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

  /// One round of one row.
  ///
  /// @param millis the whole time
  /// @param account what the account took of it to answer
  private record Measured(long millis, long account, long processor, long megabytes) {}

  private final Path code;
  private final Path logs;
  private final Map<String, List<Measured>> rows = new LinkedHashMap<>();
  private final Map<HandlerActions, Map<String, Long>> calls = new EnumMap<>(HandlerActions.class);

  private ColdStart(Path code, Path logs) {
    this.code = code;
    this.logs = logs;
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cold-start");
    Path code = DeployedFunction.unpack(DeployedFunction.zip().orElseThrow(), work.resolve("code"));
    var measuring = new ColdStart(code, work);
    for (int round = 0; round < WARMING; round++) {
      try (Deployment deployment = measuring.deployment()) {
        warm(deployment);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      measuring.round();
    }
    measuring.print();
  }

  private void round() throws Exception {
    for (HandlerActions handler : HandlerActions.values()) {
      for (Variant variant : Variant.values()) {
        String name = handler.handler() + " | " + variant.words;
        if (!name.contains(ONLY)) {
          continue;
        }
        try (Deployment deployment = deployment()) {
          warm(deployment);
          row(name, deployment, handler, variant);
        }
      }
    }
    if (ONLY.isEmpty() || ONLY.equals("DenialHandler")) {
      try (Deployment deployment = deployment()) {
        warm(deployment);
        python(deployment);
      }
    }
  }

  private void row(String name, Deployment deployment, HandlerActions handler, Variant variant)
      throws Exception {
    List<String> jvm = new ArrayList<>(variant.jvm);
    if (!MORE.isEmpty()) {
      jvm.addAll(List.of(MORE.split(" ", -1)));
    }
    var how =
        new DeployedFunction.Options(
            PINNED, jvm, variant.snapStart, logs.resolve(handler.handler() + ".log"));
    long start = System.nanoTime();
    long before = 0;
    try (DeployedFunction function =
        DeployedFunction.start(
            code, handler.handlerClass(), deployment.environment(handler), how)) {
      if (variant.snapStart) {
        function.initialised();
        // Whatever runs on after init is over, as in a snapshot.
        Thread.sleep(1_000);
        before = function.processorMillis();
        start = System.nanoTime();
        function.restore();
      }
      deployment.aws.forget();
      function.invoke(event(handler, deployment));
      long took = System.nanoTime() - start;
      long processor = function.processorMillis() - before;
      note(name, deployment, took, processor, function.residentMegabytes());
      calls.put(handler, made(deployment));
    }
  }

  private void python(Deployment deployment) throws Exception {
    Path script = Path.of("src/test/resources/cold_start.py").toAbsolutePath();
    Path log = logs.resolve("python.log");
    List<String> command = new ArrayList<>(PINNED);
    command.addAll(List.of(interpreter(), script.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().putAll(deployment.environment(HandlerActions.DENIAL));
    builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
    deployment.aws.forget();
    long start = System.nanoTime();
    Process process = builder.start();
    int status = process.waitFor();
    long took = System.nanoTime() - start;
    long processor = status == 0 ? Long.parseLong(Files.readString(log).strip()) : 0;
    boolean same = made(deployment).equals(calls.get(HandlerActions.DENIAL));
    String what = status != 0 ? "not run" : same ? "the same calls" : "OTHER CALLS";
    note("Python and boto3 | " + what, deployment, took, processor, 0);
  }

  /// The interpreter itself: what is called `python3` may be a script that looks for one.
  private static String interpreter() throws Exception {
    Process asked =
        new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static Map<String, Long> made(Deployment deployment) {
    return deployment.aws.calls().list().stream()
        .collect(Collectors.groupingBy(Call::action, TreeMap::new, Collectors.counting()));
  }

  private void note(String row, Deployment deployment, long nanos, long processor, long megabytes) {
    long account = deployment.aws.calls().answering().toMillis();
    rows.computeIfAbsent(row, _ -> new ArrayList<>())
        .add(new Measured(nanos / 1_000_000, account, processor, megabytes));
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

  /// The account in the process has a cold start, too, which is not to be measured: the same calls
  /// are made before, for another model.
  private static void warm(Deployment deployment) throws Exception {
    deployment.aws.awaitDynamoDb();
    var settings = Settings.read(deployment.environment(HandlerActions.DENIAL));
    var clock = InstantSource.system();
    var clients = new LocalClients(deployment.aws, settings.accounts(), clock);
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var wiring =
        new Wiring(settings, clients.of(HandlerActions.DENIAL), clock, new JsonLog(nowhere));
    String other =
        Files.readString(Incident.FOLDER.resolve("event.json"))
            .replace("claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001");
    Installation.function(new DenialHandler(wiring))
        .invoke(LambdaEvents.sqsBatch(settings.queueArn(), List.of(other)));
  }

  private Deployment deployment() {
    return new Deployment(
        code, logs, AccountFile.read(Incident.FOLDER.resolve("account.json")), Map.of());
  }

  private void print() {
    OUT.println(calls.get(HandlerActions.DENIAL));
    OUT.println(ROUNDS + " rounds, medians; logs in " + logs + File.separator);
    OUT.println("| process | variant | ms | of these the account | processor ms | MB |");
    OUT.println("| --- | --- | --- | --- | --- | --- |");
    rows.forEach(
        (name, measured) ->
            OUT.printf(
                "| %s | %d | %d | %d | %d |%n",
                name,
                median(measured, Measured::millis),
                median(measured, Measured::account),
                median(measured, Measured::processor),
                median(measured, Measured::megabytes)));
  }

  private static long median(List<Measured> rounds, ToLongFunction<Measured> what) {
    return rounds.stream().mapToLong(what).sorted().toArray()[rounds.size() / 2];
  }
}
