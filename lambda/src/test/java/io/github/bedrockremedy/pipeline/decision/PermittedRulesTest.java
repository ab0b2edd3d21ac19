package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator permits holds whatever the caller arranges, and whoever would approve.
class PermittedRulesTest {
  private static final String BOUNDARY = "arn:aws:iam::*:policy/team/bedrock";

  @ParameterizedTest
  @ValueSource(strings = {"anthropic.*", "*", "anthropic.claude-sonnet-4-5-20250929-v1:?"})
  void aModelOnTheListIsAskedFor(String pattern) {
    assertEquals("apply", models(pattern).decide().outcome());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amazon.*",
        "anthropic.claude-3*",
        "Anthropic.*",
        "anthropic",
        "foundation-model/*"
      })
  void aModelBesideTheListIsOnlyReportedInEveryMode(String pattern) {
    for (Mode mode : Mode.values()) {
      assertReported("models-permitted", models(pattern).mode(mode));
    }
  }

  @Test
  void oneModelOfManyBesideTheListIsEnoughToReport() {
    assertReported(
        "models-permitted",
        Inputs.auto().permitted(new Permitted(List.of("x.*", "y.*"), none(), true)));
  }

  @Test
  void aModelOfOnesOwnIsNoModelOfTheList() {
    var imported =
        new Needed.Direct(
            Action.INVOKE_MODEL,
            Facts.arn("arn:aws:bedrock:us-east-1:618048437522:imported-model/anthropic.claude"));
    assertReported("models-permitted", models("anthropic.*").needed(imported));
    assertTrue(
        passes("models-permitted", models("imported-model/*").needed(imported)), "by its resource");
  }

  @Test
  void anActionThatReachesEveryModelNeedsEveryModelOnTheList() {
    var rerank = new Needed.AnyResource(new Action("bedrock", "Rerank"));
    assertReported("models-permitted", models("anthropic.*").needed(rerank));
    assertTrue(passes("models-permitted", models("*").needed(rerank)));
  }

  @Test
  void aPrincipalUnderTheBoundaryIsRepaired() {
    assertEquals(
        "apply", under("arn:aws:iam::618048437522:policy/team/bedrock").decide().outcome());
  }

  /// Policy paths take nearly every character: none of these may pass for the boundary.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::618048437522:policy/team/bedrock2",
        "arn:aws:iam::618048437522:policy/x:policy/team/bedrock",
        "arn:aws:iam::618048437522:policy/TEAM/bedrock",
        "arn:aws:iam::618048437522:policy/bedrock",
        "arn:aws:iam::111122223333:policy/team/bedrock"
      })
  void aBoundaryThatOnlyLooksLikeItIsNotIt(String carried) {
    for (Mode mode : Mode.values()) {
      assertReported("boundary-carried", under(carried).mode(mode));
    }
  }

  @Test
  void withoutTheBoundaryOrWithoutKnowingNothingIsApplied() {
    Permitted permitted = new Permitted(List.of(), Optional.of(BOUNDARY), true);
    assertReported("boundary-carried", Inputs.auto().permitted(permitted));
    var unread = new PrincipalFacts.NotRead("offline");
    Decision offline =
        Inputs.auto().permitted(permitted).accounts(Optional.empty()).principal(unread).decide();
    assertEquals("ask", offline.outcome());
    assertEquals(RuleVerdict.Verdict.UNKNOWN, verdict("boundary-carried", offline));
  }

  @Test
  void usersAreLeftAloneWhereOnlyRolesMayBeChanged() {
    var jane =
        new PatchTarget.UserInlinePolicy(Facts.arn("arn:aws:iam::618048437522:user/jane"), "AIDAX");
    var rolesOnly = new Permitted(List.of(), none(), false);
    assertReported("kind-permitted", Inputs.auto().target(jane).permitted(rolesOnly));
    assertEquals("apply", Inputs.auto().permitted(rolesOnly).decide().outcome());
  }

  private static Inputs models(String pattern) {
    return Inputs.auto().permitted(new Permitted(List.of(pattern), none(), true));
  }

  private static Inputs under(String boundary) {
    var held =
        new HeldPolicy(
            HeldPolicy.Source.BOUNDARY, "bedrock", Optional.of(Facts.arn(boundary)), "{}");
    return Inputs.auto()
        .permitted(new Permitted(List.of(), Optional.of(BOUNDARY), true))
        .principal(
            new PrincipalFacts.Known(
                Records.ROLE_ID,
                Map.of("bedrock-remedy", "auto"),
                List.of(),
                Optional.of(held),
                false));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static void assertReported(String rule, Inputs inputs) {
    Decision decision = inputs.decide();
    assertEquals("report", decision.outcome(), decision::toString);
    assertEquals(RuleVerdict.Verdict.FAIL, verdict(rule, decision));
  }

  private static boolean passes(String rule, Inputs inputs) {
    return verdict(rule, inputs.decide()) == RuleVerdict.Verdict.PASS;
  }

  private static RuleVerdict.Verdict verdict(String rule, Decision decision) {
    return decision.rules().stream()
        .filter(r -> r.rule().equals(rule))
        .findFirst()
        .orElseThrow()
        .verdict();
  }
}
