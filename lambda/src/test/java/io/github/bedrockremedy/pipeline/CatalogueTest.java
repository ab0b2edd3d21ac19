package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every profile of the catalogue from every source Region, with both actions: the whole way from
/// the record to the policy, and IAM's answers to it by an evaluator that shares no code with it.
class CatalogueTest {
  private static final CatalogueProfiles PROFILES =
      new CatalogueProfiles(ProfileCatalogue.embedded());
  private static final RuleSettings SETTINGS =
      new RuleSettings(Mode.AUTO, Optional.empty(), Set.of("*"), List.of("*"), List.of(), false);
  private static final Planner OFFLINE = new Planner(Gathering.offline(PROFILES), SETTINGS);

  @Test
  void everyPairIsJudgedWithEachAction() {
    assertEquals(2 * 1_111, CatalogueCall.all().size());
  }

  @Test
  void theDenialOfAnyOfItsResourcesGivesTheSamePatch() {
    CatalogueCall.all().parallelStream()
        .filter(call -> call.action().equals(CatalogueCall.INVOKE))
        .forEach(
            call -> {
              Set<String> patches = new HashSet<>();
              call.needed().forEach(needed -> patches.add(offline(call, needed.resource())));
              assertEquals(1, patches.size(), () -> call + " has patches " + patches);
            });
  }

  @Test
  void thePatchAllowsARoleWithoutPoliciesTheNeededCallsAndNothingElse() {
    CatalogueCall.all().parallelStream().forEach(CatalogueTest::curesARoleWithoutPolicies);
  }

  private static void curesARoleWithoutPolicies(CatalogueCall call) {
    var nothing = new EvaluatedRole();
    EvaluatedRole patched = nothing.with(offline(call, call.needed().getLast().resource()));
    for (IamRequest needed : call.needed()) {
      assertFalse(nothing.allows(needed), () -> call + " allows before: " + needed);
      assertTrue(patched.allows(needed), () -> call + " still denies: " + needed);
    }
    for (IamRequest miss : CatalogueNearMisses.of(call)) {
      assertFalse(patched.allows(miss), () -> call + " opens: " + miss);
    }
  }

  @Test
  void thePatchChangesNoOtherAnswerOfARoleThatIsAllowedSomeOfIt() {
    CatalogueCall.all().parallelStream().forEach(CatalogueTest::curesARoleThatIsAllowedSome);
  }

  private static void curesARoleThatIsAllowedSome(CatalogueCall call) {
    var before = new EvaluatedRole(some(call));
    Plan plan = plan(before, call);
    EvaluatedRole after = before.with(plan.patch().orElseThrow().text());
    List<IamRequest> cured = new ArrayList<>(call.needed());
    cured.removeIf(before::allows);
    assertTrue(cured.size() < call.needed().size(), () -> call + " is allowed nothing before");
    cured.forEach(needed -> assertTrue(after.allows(needed), () -> call + " denies: " + needed));
    for (IamRequest miss : CatalogueNearMisses.of(call)) {
      assertEquals(before.allows(miss), after.allows(miss), () -> call + " changes: " + miss);
    }
    assertEquals(Optional.of(true), plan.proof().holds(), () -> call + ": " + plan.proof());
    assertTrue(
        plan.decision().rules().stream()
            .anyMatch(r -> r.rule().equals("guard") && r.verdict().id().equals("pass")),
        () -> call + ": " + plan.decision().rules());
  }

  private static String offline(CatalogueCall call, String denied) {
    Plan plan = plan(OFFLINE, call, denied);
    return plan.patch()
        .orElseThrow(() -> new AssertionError(call + ": " + plan.diagnosis()))
        .text();
  }

  private static Plan plan(EvaluatedRole role, CatalogueCall call) {
    var planner =
        new Planner(new Gathering(_ -> new AccountFacts(role, role, PROFILES), () -> {}), SETTINGS);
    IamRequest denied =
        call.needed().stream().filter(needed -> !role.allows(needed)).findFirst().orElseThrow();
    return plan(planner, call, denied.resource());
  }

  private static Plan plan(Planner planner, CatalogueCall call, String denied) {
    var event = call.deniedOn(denied);
    return planner.plan(event, false, event.time().plusSeconds(60));
  }

  /// What an owner writes who forgot that the profile leads elsewhere; and other rights, which must
  /// stay what they are.
  private static String some(CatalogueCall call) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":"ACTION","Resource":["MODELS","PROFILES"]},
      {"Effect":"Allow","Action":"s3:*","Resource":"*"},
      {"Effect":"Deny","Action":"bedrock:Delete*","Resource":"*"}]}
    """
        .replace("ACTION", call.action())
        .replace("MODELS", call.model(call.source(), "*"))
        .replace("PROFILES", call.profile(call.source(), "*", "*"));
  }
}
