package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.report.Explanation;
import io.github.bedrockremedy.pipeline.report.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements that decide by what is known of a call: the caller's own tags, and the guardrail.
class KnownKeysOfCallTest {
  private static final Needed NEEDED = Facts.needed();
  private static final String GUARDRAIL = "arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2";
  private static final Simulation UNASKED = new Simulation.NotDone("offline");
  private static final Probe CALL =
      Probe.direct(Action.INVOKE_MODEL, Facts.arn(Records.model("us-east-1")), "us-east-1");

  @ParameterizedTest
  @CsvSource({
    "StringEquals, team, ml, YES",
    "StringEquals, Team, ml, YES",
    "StringEquals, team, ML, NO",
    "StringNotEquals, team, ml, NO",
    "StringNotEquals, team, other, YES",
    "StringLike, team, m*, YES",
    "StringEquals, stage, prod, NO",
    "StringNotEquals, stage, prod, YES",
    "StringEqualsIfExists, stage, prod, YES",
    "Null, stage, true, YES",
    "Null, stage, false, NO",
    "Null, team, true, NO",
    "Null, team, false, YES",
    "NumericEquals, team, 1, MAYBE",
    "StringEquals, team, ${aws:username}, MAYBE",
  })
  void aTagOfTheCallersOwnIsKnownAndSoIsThatItHasNone(
      String operator, String tag, String value, Holds holds) {
    var known = new KnownKeys(Map.of("team", "ml"), Optional.empty());
    for (String key : List.of("aws:PrincipalTag/", "AWS:principaltag/")) {
      var condition = new Condition(operator, key + tag, List.of(value));
      assertEquals(holds, ConditionOnCall.holds(condition, CALL, known));
    }
  }

  @Test
  void theGuardrailIsKnownForCallsOfModelsOnly() {
    var known = new KnownKeys(Map.of(), Optional.of(GUARDRAIL + ":1"));
    var condition =
        new Condition("StringLike", "bedrock:guardrailidentifier", List.of(GUARDRAIL + ":*"));
    assertEquals(Holds.YES, ConditionOnCall.holds(condition, CALL, known));
    assertEquals(Holds.MAYBE, ConditionOnCall.holds(condition, CALL, KnownKeys.NONE));
    Probe apply =
        Probe.direct(new Action("bedrock", "ApplyGuardrail"), Facts.arn(GUARDRAIL), "us-east-1");
    assertEquals(Holds.MAYBE, ConditionOnCall.holds(condition, apply, known));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with an explicit deny in an identity-based policy",
        "because no identity-based policy allows the bedrock:InvokeModel action"
      })
  void aDenyByATagTheRoleHasIsNamedWithItsStatementAndItsTag(String reason) {
    Denial denial =
        DenialReader.read(
            Records.denied()
                .with(
                    "errorMessage",
                    Records.message("bedrock:InvokeModel", Records.model("us-east-2"), reason))
                .event());
    PrincipalFacts guests = Facts.known(Map.of("team", "guests"), Facts.MODELS_HERE, DENY);
    var blocked =
        assertInstanceOf(Diagnosis.BlockedByPolicy.class, diagnose(denial, guests, UNASKED));
    assertEquals("NoGuests", blocked.main().statements().getFirst().sid());
    Explanation told = Wording.explain(denial, Facts.role(), blocked);
    String steps = String.join("\n", told.nextSteps());
    assertTrue(steps.contains("narrow statement NoGuests of policy own"), steps);
    assertTrue(
        steps.contains("where aws:PrincipalTag/team is guests. If it is tagged wrongly"), steps);
  }

  @Test
  void aDenyByATagTheRoleDoesNotHaveIsNoObstacle() {
    PrincipalFacts others = Facts.known(Map.of("team", "ml"), Facts.MODELS_HERE, DENY);
    var missing =
        assertInstanceOf(Diagnosis.MissingAllow.class, diagnose(Facts.denial(), others, UNASKED));
    assertEquals(List.of(), missing.unsure());
  }

  @Test
  void aTagComparedWithWhatIsNotKnownIsADoubtThatNamesTheKeyAndWhatToFindOut() {
    String variable = DENY.replace("'guests'", "'${aws:ResourceTag/team}'");
    PrincipalFacts guests = Facts.known(Map.of("team", "guests"), Facts.MODELS_HERE, variable);
    var missing =
        assertInstanceOf(Diagnosis.MissingAllow.class, diagnose(Facts.denial(), guests, UNASKED));
    Explanation told = Wording.explain(Facts.denial(), Facts.role(), missing);
    assertTrue(told.explanation().contains("aws:PrincipalTag/team is "), told.explanation());
    assertTrue(
        told.nextSteps()
            .contains(
                "Find out aws:PrincipalTag/team of the call: if statement NoGuests of policy own"
                    + " refuses it, narrow that Deny or change the call, for the patch alone will"
                    + " not let it through."),
        told.nextSteps().toString());
  }

  @ParameterizedTest
  @CsvSource({"DRAFT, , true", "3, :3, true", "3, :4, false", "3, , false"})
  void aDenyByGuardrailIsHeldAgainstTheOneOfTheRequest(
      String version, @org.jspecify.annotations.Nullable String suffix, boolean same) {
    String asked = GUARDRAIL + Optional.ofNullable(suffix).orElse("");
    String deny =
        "{'Sid':'OnlyThis','Effect':'Deny','Action':'bedrock:InvokeModel*','Resource':'*','Condition':{'StringNotEquals':{'bedrock:GuardrailIdentifier':'"
            + asked
            + "'}}}";
    Denial denial =
        DenialReader.read(
            Records.denied()
                .with(
                    "requestParameters",
                    Map.of(
                        "modelId",
                        Records.PROFILE,
                        "guardrailIdentifier",
                        "a1b2",
                        "guardrailVersion",
                        version))
                .event());
    Diagnosis found = diagnose(denial, Facts.holding(Facts.MODELS_HERE, deny), UNASKED);
    if (same) {
      assertEquals(List.of(), assertInstanceOf(Diagnosis.MissingAllow.class, found).unsure());
    } else {
      assertEquals(
          "OnlyThis",
          assertInstanceOf(Diagnosis.BlockedByPolicy.class, found)
              .main()
              .statements()
              .getFirst()
              .sid());
    }
  }

  private static final String DENY =
      "{'Sid':'NoGuests','Effect':'Deny','Action':'bedrock:*','Resource':'*','Condition':{'StringEquals':{'aws:PrincipalTag/team':'guests'}}}";

  private static Diagnosis diagnose(Denial denial, PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(denial, Facts.role(), Facts.evidence(NEEDED, principal, before));
  }
}
