package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Call;
import io.github.bedrockremedy.pipeline.event.EventInput;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A denial in a further account and a further Region, from the attacker's side too.
class MemberAccountTest {
  private static final Path FOLDER =
      Path.of("../events/missing-destination-regions/member-account-of-another-region");
  private static final String HOME = "111122223333";
  private static final String MEMBER = "444455556666";
  private static final String READ = "arn:aws:iam::444455556666:role/bedrock-remedy/member-read";
  private static final String WRITE = "arn:aws:iam::444455556666:role/bedrock-remedy/member-write";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @Test
  void everyQuestionAndTheWriteAreAskedByTheRolesOfTheAccount() throws Exception {
    try (Run run = run(account(), event(), Map.of())) {
      assertEquals(CaseStatus.PENDING, run.standing().status());
      run.replay.decide("approve");
      assertEquals(CaseStatus.APPLIED, run.standing().status());
      assertEquals(Set.of(WRITE), run.callers("iam:PutRolePolicy"));
      assertEquals(Set.of(READ), run.callers("iam:GetRole"));
      assertEquals(Set.of(READ), run.callers("bedrock:GetInferenceProfile"));
      assertEquals(
          Set.of("us-west-2"),
          run.calls().stream()
              .filter(c -> c.service().equals("bedrock"))
              .map(Call::region)
              .collect(Collectors.toSet()));
      // One that reads for each handler that plans, and one for the write.
      assertEquals(
          Set.of(handler("DenialHandler"), handler("PatchHandler")), run.callers("sts:AssumeRole"));
      assertEquals(3, run.installation.aws().calls().count("sts:AssumeRole"));
    }
  }

  @Test
  void anAccountThatIsNotServedIsAskedNothing() throws Exception {
    try (Run run = run(account(), event(), Map.of(EnvironmentKeys.ACCOUNTS, HOME))) {
      assertTrue(run.replay.cases().isEmpty());
      assertEquals(Set.of(), run.callers("sts:AssumeRole"));
      assertEquals(Set.of(), run.callers("iam:GetRole"));
      assertTrue(log().contains("account " + MEMBER + " is not served"), log());
    }
  }

  /// The record of one account that names a role of the other: neither account's role is touched.
  @Test
  void aRecordThatNamesARoleOfAnotherAccountReachesNeither() throws Exception {
    String crossed =
        event().replace("\"recipientAccountId\": \"" + MEMBER, "\"recipientAccountId\": \"" + HOME);
    assertFalse(crossed.equals(event()));
    try (Run run = run(account(), crossed, Map.of())) {
      assertTrue(run.replay.cases().isEmpty());
      assertEquals(Set.of(), run.callers("sts:AssumeRole"));
    }
  }

  /// Three denials of a Region nobody named come in one batch: one line, no question, no case.
  @Test
  void aRegionThatIsNoSourceRegionIsRefusedAndCounted() throws Exception {
    Map<String, String> home = Map.of(EnvironmentKeys.SOURCE_REGIONS, "us-east-1");
    try (Run run = run(account(), event(), home)) {
      run.installation.aws().calls().reset();
      run.installation.deliver(List.of(event(), event(), event()));
      assertTrue(run.replay.cases().isEmpty());
      assertEquals(
          List.of(),
          run.calls().stream().filter(c -> c.caller().contains("/bedrock-remedy/")).toList());
      assertTrue(
          log()
              .contains("\"count\":3,\"why\":\"Region us-west-2 is not among the source Regions\""),
          log());
    }
    Map<String, String> named = Map.of(EnvironmentKeys.SOURCE_REGIONS, "us-east-1,us-west-2");
    try (Run run = run(account(), event(), named)) {
      assertEquals(CaseStatus.PENDING, run.standing().status());
    }
  }

  @Test
  void aRoleThatDoesNotLetUsInLeavesTheCaseAReport() throws Exception {
    String closed = account().replace("role/bedrock-remedy/DenialHandler", "role/Other");
    try (Run run = run(closed, event(), Map.of())) {
      Case standing = run.standing();
      assertEquals(CaseStatus.REPORTED, standing.status());
      assertTrue(
          standing.plan().verdict().rules().stream()
              .anyMatch(
                  r ->
                      r.rule().equals("principal-read")
                          && r.detail().startsWith("sts:AssumeRole of " + READ)),
          () -> standing.plan().verdict().toString());
    }
  }

  @Test
  void aWriteTheAccountRefusesEndsTheCaseAndSaysWhichRoleDidNotLetUsIn() throws Exception {
    String closed =
        account()
            .replace(
                "PrincipalArn\": [\n                      \"" + handler("PatchHandler"),
                "PrincipalArn\": [\n                      \"arn:aws:iam::111122223333:role/Other");
    assertFalse(closed.equals(account()));
    try (Run run = run(closed, event(), Map.of())) {
      run.replay.decide("approve");
      assertEquals(CaseStatus.FAILED, run.standing().status());
      assertEquals(Set.of(), run.callers("iam:PutRolePolicy"));
      String why = run.installation.ledger().history(run.standing().id()).getLast().why();
      assertTrue(
          why.contains("sts:AssumeRole of " + WRITE) && why.contains("does not let this system in"),
          why);
    }
  }

  @Test
  void theInstallationStaysAsLongAsAPolicyIsInForceInAFurtherAccount() throws Exception {
    try (Run run = run(account(), event(), Map.of())) {
      run.replay.decide("approve");
      String told = cli(run, 1, "uninstall", "--yes");
      assertTrue(told.contains("in account " + MEMBER + " is applied"), told);
      cli(run, 0, "rollback", run.standing().id().value(), "--yes");
      assertTrue(cli(run, 0, "uninstall", "--yes").contains("is being deleted"));
    }
  }

  private static String cli(Run run, int expected, String... arguments) {
    return OtherWaysTest.cli(run.installation.aws(), expected, arguments);
  }

  private static String handler(String name) {
    return "arn:aws:iam::111122223333:role/bedrock-remedy/" + name;
  }

  private static String account() throws IOException {
    return Files.readString(FOLDER.resolve("account.json"));
  }

  private static String event() throws IOException {
    return Files.readString(FOLDER.resolve("event.json"));
  }

  private String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  private Run run(String account, String event, Map<String, String> environment) throws Exception {
    List<String> records = EventInput.records(event.getBytes(StandardCharsets.UTF_8));
    var replayed = new ReplayCase("member", records, AccountFile.parse(account));
    var clock = new ReplayClock(replayed.start());
    Installation installation =
        Installation.start(
            replayed.account(),
            environment,
            clock,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            0);
    var replay = new Replay(replayed, installation, clock);
    replay.deliver();
    return new Run(installation, replay);
  }

  private record Run(Installation installation, Replay replay) implements AutoCloseable {
    Case standing() {
      return replay.cases().getFirst();
    }

    List<Call> calls() {
      return installation.aws().calls().list();
    }

    Set<String> callers(String action) {
      return calls().stream()
          .filter(c -> c.action().equals(action))
          .map(Call::caller)
          .collect(Collectors.toSet());
    }

    @Override
    public void close() {
      installation.close();
    }
  }
}
