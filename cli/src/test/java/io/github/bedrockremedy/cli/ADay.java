package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.dynamodb.CaseListing;
import io.github.bedrockremedy.pipeline.ledger.Case;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Days on which all that the clock alone sets off has something to do: a role whose call would be
/// denied, a repair whose profile gained a Region, one whose owner covers it by now, a policy of
/// ours without a case, a disabled rule, a missing subscriber, the weekly message. People say yes.
final class ADay implements AutoCloseable {
  static final Map<String, String> ENDS =
      Map.of("0", "VERIFIED 1", "1", "VERIFIED 2", "2", "SUPERSEDED 1");
  private static final String STRAY = "BedrockRemedy-br-aaaaaaaaaa";
  private static final int DAYS = 3;

  private final ReplayClock clock = new ReplayClock(Instant.parse("2025-10-12T14:03:51Z"));
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Installation installation =
      Installation.start(
          ManyRoles.account(3),
          Map.of(EnvironmentKeys.RULE_NAME, "denials", EnvironmentKeys.EXPECTED_SUBSCRIBERS, "1"),
          clock,
          new PrintStream(log, true, StandardCharsets.UTF_8),
          0);
  private int read;

  /// Two repairs in force, and a world that went on since.
  ADay() throws Exception {
    installation.deliver(List.of(event(1), event(2)));
    people();
    pass(Duration.ofMinutes(2));
    var account = installation.aws().account();
    account.putInferenceProfile("618048437522", LookAheadTest.gained());
    account.putInlinePolicy(ManyRoles.arn(2), "owners", Story.WHOLE);
    account.putInlinePolicy(ManyRoles.arn(0), LookAheadTest.OWN, LookAheadTest.GRANT);
    account.putInlinePolicy(ManyRoles.arn(0), STRAY, LookAheadTest.GRANT);
    clock.advance(Duration.ofMinutes(30));
  }

  private String event(int role) {
    return ManyRoles.event(role, clock.instant());
  }

  /// Everything that comes after; each part again until it is done, as clocks and people do. The
  /// clock's events come twice if the function fails.
  void goesOn() throws Exception {
    for (int day = 0; day < DAYS; day++) {
      clock.advance(Duration.ofDays(1));
      attempt(() -> installation.review("daily"));
      for (int strike = 0; strike < 3; strike++) {
        attempt(() -> pass(Duration.ofMinutes(5)));
        attempt(this::people);
      }
    }
    attempt(() -> installation.review("weekly"));
    for (int strike = 0; strike < 3; strike++) {
      attempt(() -> pass(Duration.ofMinutes(11)));
    }
  }

  private void pass(Duration time) throws Exception {
    clock.advance(time);
    installation.review();
  }

  /// A mail is answered once, or again if the answer was lost.
  private void people() throws Exception {
    var all = installation.aws().publications();
    for (; read < all.size(); read++) {
      var person = Person.reading(SentMessage.read(all.get(read).message()).email());
      if (person.isPresent()) {
        int answer = pressed(person.get());
        installation.settle();
        if (answer >= 500) {
          throw new IOException("the page asks to try again");
        }
      }
    }
  }

  /// A mail that came twice: the link of the first one leads nowhere any more, that of the second
  /// is read next.
  private static int pressed(Person person) throws IOException {
    try {
      return person.decide("approve", "Ada", "because");
    } catch (FileNotFoundException replaced) {
      return 404;
    }
  }

  private static void attempt(Story.Doing doing) throws Exception {
    for (int tries = 0; tries < 2; tries++) {
      try {
        doing.run();
        return;
      } catch (RuntimeException | IOException died) {
        // It comes again.
      }
    }
  }

  /// Each role's number, and where its case stands in which generation.
  Map<String, String> ends() {
    Map<String, String> ends = new TreeMap<>();
    for (Case one :
        new CaseListing(installation.dynamoDb(), installation.settings().table()).all()) {
      String arn = one.plan().subject().targetArn().orElse("?");
      ends.merge(
          arn.substring(arn.length() - 1),
          one.status() + " " + one.generation(),
          (a, b) -> a + ", " + b);
    }
    return ends;
  }

  /// Names of our policies by role.
  Map<Integer, Long> ours() {
    Map<Integer, Long> ours = new TreeMap<>();
    for (int role = 0; role < 3; role++) {
      ours.put(
          role,
          installation.aws().account().inlinePolicies(ManyRoles.arn(role)).keySet().stream()
              .filter(name -> name.startsWith("BedrockRemedy-") && !name.equals(STRAY))
              .count());
    }
    return ours;
  }

  List<String> told() {
    return installation.aws().publications().stream().map(p -> p.subject().orElse("")).toList();
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    installation.close();
  }
}
