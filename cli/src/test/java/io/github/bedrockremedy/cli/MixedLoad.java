package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Everything that may happen to an installation in a year, in random order: denials and what is
/// none, people who decide, undo and pause, deploys of owners, calls that fail, and the clock with
/// its daily and weekly tasks.
final class MixedLoad implements AutoCloseable {
  static final int ROLES = 12;
  private static final List<String> CALLS =
      List.of(
          "iam:GetRole",
          "iam:SimulatePrincipalPolicy",
          "iam:PutRolePolicy",
          "iam:DeleteRolePolicy",
          "iam:GetAccountAuthorizationDetails",
          "bedrock:GetInferenceProfile",
          "sns:Publish",
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:UpdateItem",
          "dynamodb:TransactWriteItems");
  private static final List<Fault> FAULTS =
      List.of(Fault.THROTTLE, Fault.SERVER_ERROR, Fault.TIME_OUT, Fault.DROP_AFTER_WRITE);

  private final Random random;
  private final ReplayClock clock = new ReplayClock(Instant.parse("2025-10-12T14:00:00Z"));
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final LoadLines lines = new LoadLines();
  private final Installation installation;
  private Instant daily = clock.instant();
  private Instant weekly = clock.instant();
  private long faults;
  private long failures;
  private long decisions;
  private long writes;

  MixedLoad(long seed) {
    this.random = new Random(seed);
    this.installation =
        Installation.start(
            ManyRoles.account(ROLES),
            Map.of(
                EnvironmentKeys.REQUESTS_PER_HOUR,
                "4",
                EnvironmentKeys.WRITES_PER_PRINCIPAL_DAY,
                "1000",
                EnvironmentKeys.WRITES_PER_ACCOUNT_DAY,
                "1000"),
            clock,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            0);
  }

  /// One thing, what it leads to, and some time.
  void round() throws Exception {
    String role = ManyRoles.arn(random.nextInt(ROLES));
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> denials();
      case 4 -> undo();
      case 5 -> takeAway(role);
      case 6 -> turn(random.nextInt(3) == 0);
      case 7 -> fault();
      case 8 -> own(role);
      case 9 ->
          installation
              .aws()
              .account()
              .putInlinePolicy(role, LookAheadTest.OWN, LookAheadTest.GRANT);
      case 10 -> clock.advance(Duration.ofHours(24));
      default -> clock.advance(Duration.ofHours(random.nextInt(30)));
    }
    passes();
  }

  /// Once is cured by another try; as often as the client tries, by the message that comes again.
  private void fault() {
    String call = CALLS.get(random.nextInt(CALLS.size()));
    int times = random.nextInt(8) == 0 ? 4 : 1;
    installation.aws().faults().next(call, FAULTS.get(random.nextInt(FAULTS.size())), times);
    faults += times;
  }

  private void passes() throws Exception {
    clock.advance(Duration.ofMinutes(1 + random.nextInt(15)));
    attempt(installation::review);
    if (daily.plus(Duration.ofDays(1)).isBefore(clock.instant())) {
      daily = clock.instant();
      attempt(() -> installation.review("daily"));
    }
    if (weekly.plus(Duration.ofDays(7)).isBefore(clock.instant())) {
      weekly = clock.instant();
      attempt(() -> installation.review("weekly"));
    }
    people();
    read();
  }

  /// The clock's events come twice if the function fails.
  private void attempt(Story.Doing doing) throws Exception {
    try {
      doing.run();
    } catch (RuntimeException failed) {
      failures++;
      doing.run();
    }
  }

  private void denials() throws Exception {
    String throttled = ManyRoles.event(0, clock.instant()).replace("AccessDenied", "Throttling");
    List<String> batch = new ArrayList<>(List.of(throttled, "no json"));
    for (int i = 1 + random.nextInt(40); i > 0; i--) {
      String denied = ManyRoles.event(random.nextInt(ROLES), clock.instant());
      boolean blocked = random.nextInt(8) == 0;
      batch.add(blocked ? denied.replace(Incident.MISSING, Incident.DENIED) : denied);
    }
    installation.deliver(batch);
  }

  /// Whoever has a mail that asks decides, mostly with yes, and by the last link that was sent.
  private void people() throws Exception {
    Map<String, Person> asked = new LinkedHashMap<>();
    for (var sent : installation.aws().publications()) {
      Person.reading(SentMessage.read(sent.message()).email())
          .ifPresent(person -> asked.put(person.link().getPath(), person));
    }
    for (Person person : asked.values()) {
      if (random.nextInt(4) > 0) {
        String said = random.nextInt(4) > 0 ? "approve" : "reject";
        attempt(() -> person.decide(said, "Ada", "because"));
        decisions++;
      }
    }
  }

  private void undo() {
    var out = new StringWriter();
    Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(
            "rollback",
            "--all",
            "--yes",
            "--principal",
            ManyRoles.arn(random.nextInt(ROLES)),
            "--endpoint=" + installation.aws().endpoint());
  }

  private void takeAway(String role) {
    var account = installation.aws().account();
    account.inlinePolicies(role).keySet().stream()
        .filter(name -> name.startsWith("BedrockRemedy-") || name.equals("owners"))
        .forEach(name -> account.removeInlinePolicy(role, name));
  }

  private void own(String role) {
    installation
        .aws()
        .account()
        .putInlinePolicy(
            role,
            "owners",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":[\"bedrock:InvokeModel*\"],\"Resource\":\"*\"}]}");
  }

  private void turn(boolean paused) {
    SwitchRow.put(installation, SwitchRow.turned(paused));
  }

  /// Takes in what was said, and forgets it.
  private void read() throws Exception {
    LocalAws aws = installation.aws();
    aws.publications().forEach(lines::add);
    writes += aws.calls().count("iam:PutRolePolicy") + aws.calls().count("iam:DeleteRolePolicy");
    aws.forget();
    lines.add(log.toString(StandardCharsets.UTF_8));
    log.reset();
  }

  /// Every role is denied once more and everything owed is done.
  void settle() throws Exception {
    installation.aws().faults().clear();
    turn(false);
    List<String> all = new ArrayList<>();
    for (int role = 0; role < ROLES; role++) {
      all.add(ManyRoles.event(role, clock.instant()));
    }
    installation.deliver(all);
    for (int i = 0; i < 5; i++) {
      passes();
    }
  }

  Rows rows() {
    return Rows.of(installation);
  }

  /// How many messages of each kind there were.
  Map<String, Long> told() {
    return lines.told();
  }

  long decisions() {
    return decisions;
  }

  long writes() {
    return writes;
  }

  /// Calls that were made to fail.
  long faults() {
    return faults;
  }

  /// Lines that answer a fault, and runs of a function that failed.
  long answers() {
    return lines.answers() + failures;
  }

  Map<String, Long> lines() {
    return lines.byKind();
  }

  Set<String> unexpected() {
    return lines.unexpected();
  }

  @Override
  public void close() {
    installation.close();
  }
}
