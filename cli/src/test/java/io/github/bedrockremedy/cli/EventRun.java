package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.pipeline.ExplainJson;
import io.github.bedrockremedy.pipeline.Gathering;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Sends one case through every stage, and says what came out in the words of `expected.json`.
final class EventRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OURS = "BedrockRemedy-";

  /// What handlers called in every case that was run.
  static final HandlerRights RIGHTS = new HandlerRights();

  private final EventFolder folder;
  private final ObjectNode out = JSON.createObjectNode();

  /// What went wrong besides a stage's outcome, one sentence each.
  private final List<String> violations = new ArrayList<>();

  private EventRun(EventFolder folder) {
    this.folder = folder;
  }

  /// Runs a case.
  ///
  /// @return one line for each thing that is not as expected
  static List<String> differences(EventFolder folder) throws Exception {
    var run = new EventRun(folder);
    run.read();
    run.replay();
    List<String> all = new ArrayList<>(Differences.between(folder.expected().stages(), run.out));
    all.addAll(run.violations);
    return all;
  }

  /// The wording, and what can be told without an account.
  private void read() throws IOException {
    if (EventReader.read(folder.record()) instanceof EventReading.AccessDenied denied) {
      String patterns =
          DenialReader.patterns(denied.event()).stream()
              .map(Enum::name)
              .collect(Collectors.joining("+"));
      out.put("pattern", patterns.isEmpty() ? null : patterns);
      var settings =
          new RuleSettings(
              Mode.of(folder.expected().mode()).orElseThrow(),
              Optional.empty(),
              Set.of(),
              List.of(),
              List.of(),
              false);
      var catalogue = new CatalogueProfiles(ProfileCatalogue.embedded());
      Plan plan =
          new Planner(Gathering.offline(catalogue), settings)
              .plan(denied.event(), false, denied.event().time());
      JsonNode told = JSON.readTree(ExplainJson.text(ExplainJson.of(plan)));
      ObjectNode offline = out.putObject("offline");
      offline.set("cause", told.at("/diagnosis/cause"));
      offline.set("confidence", told.at("/diagnosis/confidence"));
      offline.put("patch", told.path("patch").isObject());
      offline.set("outcome", told.at("/decision/outcome"));
    }
  }

  /// The whole system, as the command runs it; then the same record once more.
  private void replay() throws Exception {
    ReplayCase replayed = ReplayCase.read(folder.folder().toString(), Optional.empty());
    var clock = new ReplayClock(replayed.start());
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (Installation installation =
        Installation.start(replayed.account(), environment(), clock, silent, 0)) {
      AccountState account = installation.aws().account();
      Map<String, Map<String, JsonNode>> before = account.policiesByPrincipal();
      var replay = new Replay(replayed, installation, clock);
      replay.deliver();
      explained(replay);
      if (folder.expected().decide().isPresent()) {
        replay.decide(folder.expected().decide().get());
      }
      replay.lookAgain();
      ended(replay, account);
      untouched(before, account.policiesByPrincipal());
      JsonNode once = out.path("end").deepCopy();
      installation.deliver(replayed.records());
      ended(replay, account);
      RIGHTS.add(EventFolder.name(folder.folder()), installation.aws().calls().list());
      if (!once.equals(out.path("end"))) {
        violations.add("delivered twice it ends otherwise: " + once + ", " + out.path("end"));
      }
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(EnvironmentKeys.MODE, folder.expected().mode());
    if (folder.expected().mode().equals("auto")) {
      environment.put(EnvironmentKeys.AUTO_PRINCIPALS, "*");
      environment.put(EnvironmentKeys.ALLOWED_REGIONS, "*");
    }
    return environment;
  }

  private void explained(Replay replay) throws IOException {
    JsonNode told = JSON.readTree(ExplainJson.text(replay.explains().getFirst()));
    if (told.path("decision") instanceof ObjectNode decision) {
      ArrayNode failing = decision.putArray("failing");
      for (JsonNode rule : decision.path("rules")) {
        if (rule.path("verdict").asText().equals("fail")) {
          failing.add(rule.path("rule").asText());
        }
      }
    }
    if (folder.isOurs() && !told.at("/diagnosis/cause").asText().equals(folder.cause())) {
      violations.add("the folder says " + folder.cause() + ", not " + told.at("/diagnosis/cause"));
    }
    out.set("explain", told);
  }

  private void ended(Replay replay, AccountState account) {
    ObjectNode end = out.putObject("end");
    List<Case> cases = replay.cases();
    if (cases.size() > 1) {
      violations.add("one record made " + cases.size() + " cases");
    }
    end.put("state", cases.isEmpty() ? null : cases.getFirst().status().name());
    end.put("policies", ours(account.policiesByPrincipal()).size());
    end.put("requests", replay.people().size());
    calls("allowedAfter", end, replay, account);
    calls("deniedAfter", end, replay, account);
  }

  /// The expected calls that are answered as expected; a wrong one is named.
  private void calls(String field, ObjectNode end, Replay replay, AccountState account) {
    JsonNode expected = folder.expected().stages().at("/end/" + field);
    if (!expected.isArray()) {
      return;
    }
    ArrayNode right = end.putArray(field);
    for (JsonNode call : expected) {
      String arn =
          replay.plans().getFirst().target() instanceof PatchTarget target
              ? target.arn().toString()
              : "";
      if (AccessCheck.allows(account, arn, call.asText()) == field.startsWith("allowed")) {
        right.add(call);
      } else {
        violations.add("end." + field + ": not so for " + call.asText());
      }
    }
  }

  /// Policies of owners stay as they are, and what we wrote is what was explained.
  private void untouched(
      Map<String, Map<String, JsonNode>> before, Map<String, Map<String, JsonNode>> after) {
    Map<String, JsonNode> had = all(before);
    Map<String, JsonNode> has = all(after);
    had.forEach(
        (name, document) -> {
          if (!document.equals(has.get(name))) {
            violations.add("the policy " + name + " was changed");
          }
        });
    has.forEach(
        (name, document) -> {
          if (!had.containsKey(name) && !document.equals(out.at("/explain/patch/document"))) {
            violations.add("the policy " + name + " is not the one explained: " + document);
          }
        });
  }

  private static Map<String, JsonNode> all(Map<String, Map<String, JsonNode>> byPrincipal) {
    Map<String, JsonNode> all = new TreeMap<>();
    byPrincipal.forEach(
        (arn, policies) -> policies.forEach((name, text) -> all.put(arn + " " + name, text)));
    return all;
  }

  private static List<String> ours(Map<String, Map<String, JsonNode>> byPrincipal) {
    return all(byPrincipal).keySet().stream().filter(name -> name.contains(" " + OURS)).toList();
  }
}
