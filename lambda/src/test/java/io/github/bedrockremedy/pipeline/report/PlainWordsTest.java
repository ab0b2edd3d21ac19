package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Sentences that were once beside the truth.
class PlainWordsTest {
  private static Explanation explain(Diagnosis diagnosis) {
    return Wording.explain(Incident.denial(), Incident.role(), diagnosis);
  }

  private static Needed oneRegion() {
    return Incident.needed("us", List.of("us-east-1"), new ProfileFacts.Provenance.Live());
  }

  private static Diagnosis.BlockedByPolicy scp(Needed needed) {
    return Facts.blocked(true, PolicyType.SCP, Optional.empty(), needed, Blocker.KnownBy.STATED);
  }

  private static String steps(Diagnosis diagnosis) {
    return String.join("\n", explain(diagnosis).nextSteps());
  }

  @Test
  void anActionAtTheBeginningOfASentenceKeepsItsSpelling() {
    String why = "bedrock:InvokeModel is never decided on a resource such as this.";
    String words =
        explain(new Diagnosis.Undetermined(why, List.of(), Incident.needed())).explanation();
    assertTrue(words.contains(". " + why), words);
  }

  @Test
  void globalRoutingIsCalledByItsName() {
    String words = explain(scp(Diagnoses.global().needed())).explanation();
    assertTrue(
        words.contains(
            "needs all of global routing (aws:RequestedRegion = unspecified) and us-east-1"),
        words);
  }

  @Test
  void oneRegionIsSpokenOfAsOne() {
    String routed = explain(Diagnoses.missing(Cause.MISSING_PROFILE, oneRegion())).explanation();
    assertTrue(routed.contains("to us-east-1, and the model must be allowed there."), routed);
    String steps = steps(scp(oneRegion()));
    assertTrue(steps.contains("its list of Regions must hold us-east-1.\n"), steps);
  }

  @Test
  void aGuardrailIsNotReplacedByAModel() {
    var guardrail =
        new Needed.Direct(
            new Action("bedrock", "ApplyGuardrail"),
            Incident.arn("arn:aws:bedrock:us-east-1:618048437522:guardrail/abc123"));
    assertFalse(steps(scp(guardrail)).contains("Cannot be changed?"));
    assertTrue(steps(scp(oneRegion())).contains("call a profile or a model that stays inside"));
  }

  @Test
  void theKeysOfATakenUserAreThoseItHas() {
    String keyUser = cutOff("BedrockAPIKey-ab12");
    assertTrue(
        keyUser.contains(
            "\naws iam list-service-specific-credentials --user-name BedrockAPIKey-ab12\naws iam"
                + " update-service-specific-credential --user-name BedrockAPIKey-ab12"
                + " --service-specific-credential-id CREDENTIAL_ID --status Inactive"),
        keyUser);
    assertFalse(keyUser.contains("access-key"), keyUser);
    String jane = cutOff("jane");
    assertTrue(
        jane.contains(
            "\naws iam list-access-keys --user-name jane\naws iam update-access-key --user-name"
                + " jane --access-key-id ACCESS_KEY_ID --status Inactive"),
        jane);
  }

  private static String cutOff(String user) {
    Target target =
        new PatchTarget.UserInlinePolicy(
            Incident.arn("arn:aws:iam::618048437522:user/" + user), "AIDAEXAMPLE");
    var taken = new Diagnosis.CompromisedPrincipal("a quarantine policy", Incident.needed());
    return Wording.explain(Incident.denial(), target, taken).nextSteps().getFirst();
  }
}
