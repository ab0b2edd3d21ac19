package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Risk;
import io.github.bedrockremedy.pipeline.decision.RuleVerdict;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteWordsTest {
  private static final String OWNER = "Owner of the role: as it was.";

  private static List<RuleVerdict> failing(
      String rule, RuleVerdict.Forbids forbids, String detail) {
    return List.of(
        new RuleVerdict("guard", RuleVerdict.Verdict.PASS, RuleVerdict.Forbids.ASKING, "agrees"),
        new RuleVerdict(rule, RuleVerdict.Verdict.FAIL, forbids, detail));
  }

  private static List<String> steps(Decision decision) {
    return WriteWords.steps(
        decision,
        (PatchTarget) Incident.role(),
        Incident.denial(),
        Incident.needed(),
        List.of(OWNER));
  }

  private static List<String> report(String rule, String detail) {
    return steps(new Decision.Report(failing(rule, RuleVerdict.Forbids.ASKING, detail)));
  }

  @Test
  void aPersonIsToldToApproveOnlyWhereOneIsAsked() {
    List<String> asked =
        steps(
            new Decision.Ask(Risk.LOW, failing("mode", RuleVerdict.Forbids.UNATTENDED, "approve")));
    assertTrue(asked.getFirst().startsWith("Review the policy shown, then approve it, or save"));
    assertTrue(asked.getFirst().contains("\naws iam put-role-policy --role-name "));
    assertEquals(OWNER, asked.getLast());
    List<String> applied = steps(new Decision.Apply(Risk.LOW, List.of()));
    assertTrue(applied.getFirst().startsWith("Nothing to do"), applied.getFirst());
    assertEquals(OWNER, applied.getLast());
  }

  @ParameterizedTest
  @CsvSource({"mode, dry-run: reports only", "tag, bedrock-remedy = never"})
  void aReportSaysWhyNobodyIsAskedAndHowToWriteItOneself(String rule, String detail) {
    List<String> steps = report(rule, detail);
    String first = steps.getFirst();
    assertTrue(
        first.startsWith("Nobody is asked, because of " + rule + " (" + detail + ")."), first);
    assertFalse(first.contains("approve"), first);
    assertTrue(first.contains("\naws iam put-role-policy"), first);
    assertEquals(OWNER, steps.getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "guard, it holds a wildcard, it holds a wildcard",
    "proof, the simulation shows it would not do, still be denied",
    "principal-read, the principal is gone, Nothing can be written",
  })
  void aPatchThatFailedItsOwnChecksIsToBeWrittenByNobody(String rule, String detail, String words) {
    List<String> steps = report(rule, detail);
    assertEquals(1, steps.size(), steps.toString());
    assertTrue(steps.getFirst().contains(words), steps.getFirst());
    assertFalse(steps.getFirst().contains("aws iam put"), steps.getFirst());
  }

  @Test
  void forAnAccountThatIsNotServedNoCommandIsGiven() {
    List<String> steps =
        steps(
            new Decision.Refuse(
                failing("account-served", RuleVerdict.Forbids.ACTING, "account 1 is not served")));
    assertEquals(1, steps.size(), steps.toString());
    assertTrue(steps.getFirst().contains("account-served (account 1 is not served)"));
    assertFalse(steps.getFirst().contains("aws iam put"), steps.getFirst());
  }
}
