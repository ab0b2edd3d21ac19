package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.patch.PatchBuilder;
import io.github.bedrockremedy.pipeline.patch.Patches;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a rule says, and where exactly its bound lies.
class RuleDetailTest {
  @ParameterizedTest
  @CsvSource({
    "never, bedrock-remedy = never",
    "dry-run, bedrock-remedy = dry-run",
    "abcdefghijklmnop, bedrock-remedy = abcdefghijklmnop",
    "abcdefghijklmnopq, 'bedrock-remedy = a value that is none of never, dry-run, approve, auto'",
    "<b>, 'bedrock-remedy = a value that is none of never, dry-run, approve, auto'",
    "a b, 'bedrock-remedy = a value that is none of never, dry-run, approve, auto'",
    "auto1, 'bedrock-remedy = a value that is none of never, dry-run, approve, auto'",
    "'', no tag bedrock-remedy",
  })
  void theTagIsQuotedOnlyIfItIsAShortWord(String value, String detail) {
    var tagged = Inputs.auto().principal(Facts.known(Map.of("bedrock-remedy", value)));
    assertEquals(detail, verdict(tagged, "tag").detail());
  }

  @Test
  void aTagIsMissingOnlyWhereOneIsRequired() {
    Inputs tagged = Inputs.auto().principal(Facts.known(Map.of("bedrock-remedy", "approve")));
    assertEquals("PASS", verdict(tagged.requireTag(), "tag").verdict().name());
    Inputs untagged = Inputs.auto().principal(Facts.known(Map.of()));
    assertEquals("PASS", verdict(untagged, "tag").verdict().name());
    assertEquals("FAIL", verdict(untagged.requireTag(), "tag").verdict().name());
  }

  @Test
  void theQuotaIsReachedWithItsLastCharacter() {
    int patch = PatchBuilder.build(Patches.missing(Facts.needed())).orElseThrow().text().length();
    var full = verdict(Inputs.auto().principal(Inputs.holding(10_240 - patch)), "fits-quota");
    assertEquals("PASS", full.verdict().name());
    assertEquals("inline policies would have 10240 of 10240 characters", full.detail());
    var over = verdict(Inputs.auto().principal(Inputs.holding(10_241 - patch)), "fits-quota");
    assertEquals("FAIL", over.verdict().name());
  }

  @ParameterizedTest
  @CsvSource({"3600, PASS", "3601, FAIL", "0, PASS", "-300, PASS", "-301, FAIL"})
  void anEventIsFreshForAnHourAndFiveMinutesAhead(int seconds, String verdict) {
    var aged = Inputs.auto().now(Inputs.NOW.plusSeconds(seconds));
    assertEquals(verdict, verdict(aged, "fresh-event").verdict().name());
  }

  @Test
  void theProtectedAndTheForbiddenAreNamed() {
    String own = "arn:aws:iam::618048437522:role/bedrock-remedy/PatchHandler";
    var role = new PatchTarget.RoleInlinePolicy(Facts.arn(own), "AROAX");
    assertEquals(
        "a role of this system", verdict(Inputs.auto().target(role), "not-protected").detail());
    assertEquals(
        "on the list of protected principals",
        verdict(Inputs.auto().protectedPrincipals(List.of("*")), "not-protected").detail());
    assertEquals("free", verdict(Inputs.auto(), "not-protected").detail());
    assertEquals(
        "not permitted here: us-west-2",
        verdict(Inputs.auto().regions(Set.of("us-east-1", "us-east-2")), "regions-permitted")
            .detail());
    assertEquals(
        "every Region needed is permitted", verdict(Inputs.auto(), "regions-permitted").detail());
  }

  @Test
  void whatWasReadOfThePrincipalIsSaid() {
    assertEquals("policies, tags, boundary", verdict(Inputs.auto(), "principal-read").detail());
    assertEquals(
        "the principal is gone",
        verdict(Inputs.auto().principal(new PrincipalFacts.Gone()), "principal-read").detail());
    var unread = Inputs.auto().principal(new PrincipalFacts.NotRead("no right to"));
    assertEquals("FAIL no right to", said(unread, "principal-read"));
    assertEquals("UNKNOWN no right to", said(unread.accounts(Optional.empty()), "principal-read"));
  }

  @Test
  void whatTheOwnerGrantsIsSaid() {
    assertEquals(
        "PASS the owner grants the profile and one of its Regions",
        said(Inputs.auto(), "completes-grant"));
    assertEquals(
        "FAIL the owner grants nothing of this access",
        said(Inputs.auto().grant(new OwnGrant.None(true)), "completes-grant"));
    assertEquals(
        "FAIL the owner's grant carries a condition",
        said(Inputs.auto().grant(new OwnGrant.Conditioned(List.of())), "completes-grant"));
    assertEquals(
        "UNKNOWN x", said(Inputs.auto().grant(new OwnGrant.NotRead("x")), "completes-grant"));
  }

  @Test
  void aRuleThatFailsSaysWhatIsSoAndNotWhatShouldBe() {
    assertEquals(
        "FAIL more is missing than Regions of the profile",
        said(Inputs.auto().cause(Cause.MISSING_PROFILE), "completes-grant"));
    assertEquals("PASS the risk is low", said(Inputs.auto(), "low-risk"));
    assertEquals(
        "FAIL the risk is not low",
        said(
            Inputs.auto().needed(new Needed.AnyResource(new Action("bedrock", "Rerank"))),
            "low-risk"));
    assertEquals(
        "FAIL this was declined before, or did not hold",
        said(Inputs.auto().declined(), "not-declined"));
    assertEquals(
        "FAIL the tag bedrock-remedy is not auto",
        said(Inputs.auto().principal(Facts.known(Map.of())), "opted-in"));
    assertEquals(
        "FAIL the principal is not on the list of autoPrincipals",
        said(Inputs.auto().autoPrincipals(List.of()), "auto-principal"));
    assertEquals(
        "FAIL not every Region needed is on the list of Regions",
        said(Inputs.auto().regions(Set.of("us-east-1")), "auto-regions"));
    assertEquals(
        "FAIL the diagnosis is not confirmed",
        said(Inputs.auto().confidence(Confidence.INFERRED), "without-doubt"));
    assertEquals(
        "FAIL the event is not of the last hour",
        said(Inputs.auto().now(Inputs.NOW.plusSeconds(3601)), "fresh-event"));
  }

  @Test
  void anAccountIsRefusedByName() {
    assertEquals(
        Optional.of("account 618048437522 is not served"),
        AccountCheck.refusal(Facts.denial(), Optional.of(Set.of("111122223333"))));
    var letters =
        DenialReader.read(Records.denied().with("recipientAccountId", "61804843752x").event());
    assertEquals(
        Optional.of("the event's account is not twelve digits"),
        AccountCheck.refusal(letters, Optional.empty()));
  }

  @Test
  void anActionThatCallsNoModelIsWeighedHigh() {
    var rerank = new Needed.AnyResource(new Action("bedrock", "Rerank"));
    assertEquals(Optional.of(Risk.HIGH), Inputs.auto().needed(rerank).decide().weighed());
    assertEquals(Optional.of(Risk.LOW), Inputs.auto().decide().weighed());
  }

  @Test
  void modesRisksAndWaysAreWrittenInOneWay() {
    for (Mode mode : Mode.values()) {
      assertEquals(Optional.of(mode), Mode.of(mode.id()));
    }
    assertEquals(Optional.of(Mode.DRY_RUN), Mode.of("dry-run"));
    assertEquals(Optional.empty(), Mode.of("Auto"));
    assertEquals("low", Risk.LOW.id());
    assertEquals("page", Approval.Via.PAGE.id());
  }

  @Test
  void aReasonToWithholdIsTheFirstRuleThatDidNotPass() {
    var rules =
        List.of(
            new RuleVerdict(
                "first", RuleVerdict.Verdict.PASS, RuleVerdict.Forbids.UNATTENDED, "fine"),
            new RuleVerdict(
                "second", RuleVerdict.Verdict.UNKNOWN, RuleVerdict.Forbids.UNATTENDED, "why"));
    var patch = PatchBuilder.build(Patches.missing(Facts.needed())).orElseThrow();
    var planned =
        new PlannedPatch(Facts.role(), patch, new Decision.Ask(Risk.LOW, rules), "as it was");
    assertEquals(
        new Clearance.Withheld(
            Clearance.Reason.NEEDS_A_PERSON, "the rules want a person: second (why)"),
        Clearance.byRule(planned, "as it was", Inputs.NOW));
  }

  @Test
  void policiesOfAnotherSourceDoNotCountAgainstTheQuota() {
    var attached =
        new HeldPolicy(HeldPolicy.Source.ATTACHED, "big", Optional.empty(), "x".repeat(20_000));
    var known =
        new PrincipalFacts.Known(
            Records.ROLE_ID, Map.of(), List.of(attached), Optional.empty(), false);
    assertEquals("PASS", verdict(Inputs.auto().principal(known), "fits-quota").verdict().name());
  }

  private static String said(Inputs inputs, String rule) {
    RuleVerdict verdict = verdict(inputs, rule);
    return verdict.verdict() + " " + verdict.detail();
  }

  private static RuleVerdict verdict(Inputs inputs, String rule) {
    return inputs.decide().rules().stream()
        .filter(r -> r.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
