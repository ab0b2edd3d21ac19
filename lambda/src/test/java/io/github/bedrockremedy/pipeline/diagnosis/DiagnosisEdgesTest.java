package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.RouterFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conclusions where several sources speak, or one that seldom does.
class DiagnosisEdgesTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> CALLS = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final Arn PROFILE = Facts.arn(Records.profileArn());
  private static final Arn MODEL = Facts.arn(Records.model("us-east-1"));
  private static final Action APPLY = new Action("bedrock", "ApplyGuardrail");
  private static final Simulation DONE = new Simulation.Done(Map.of());
  private static final Simulation UNASKED = new Simulation.NotDone("offline");
  private static final String ALL = "{'Effect':'Allow','Action':'bedrock:*','Resource':'*'}";
  private static final String CERTAIN = "{'Sid':'No','Effect':'Deny','Action':'*','Resource':'*'}";
  private static final String MFA =
      "{'Sid':'Mfa','Effect':'Deny','Action':'bedrock:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}}";
  private static final String OWN_DENY = "with an explicit deny in an identity-based policy";

  @Test
  void whatIsNeededDecidesTheCauseAndHowSureItIs() {
    var router = new RouterFacts.Known(PROFILE, List.of(MODEL), List.of());
    is(Cause.MISSING_PROFILE, Confidence.INFERRED, unlisted(true));
    is(Cause.MISSING_DESTINATION_REGIONS, Confidence.INFERRED, unlisted(false));
    is(
        Cause.MISSING_MODEL,
        Confidence.INFERRED,
        new Needed.ThroughRouter(Action.INVOKE_MODEL, router),
        UNASKED);
    is(Cause.MISSING_MODEL, Confidence.CONFIRMED, Facts.direct());
    is(Cause.MISSING_ACTION, Confidence.CONFIRMED, guarded(Optional.empty()));
    is(Cause.MISSING_ACTION, Confidence.INFERRED, guarded(Optional.of("why")));
    is(Cause.MISSING_ACTION, Confidence.CONFIRMED, new Needed.AnyResource(APPLY));
    var ambiguous = new Needed.Ambiguous(Action.INVOKE_MODEL, List.of(Facts.direct()));
    assertEquals(
        new Diagnosis.Undetermined(
            "The record does not say which model or profile was called.", List.of(), ambiguous),
        diagnose(Facts.denial(), ambiguous, Facts.holding(), UNASKED));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, MISSING_PROFILE",
    "true, false, MISSING_PROFILE",
    "false, true, MISSING_DESTINATION_REGIONS",
    "false, false, MISSING_PROFILE",
  })
  void aDenialThatNamesNothingIsOfAModelWhereTheProfileItselfIsAllowed(
      boolean named, boolean allowed, Cause cause) {
    var onProfile =
        new Needed.ThroughProfile(Action.INVOKE_MODEL, Facts.needed().profile(), true, false);
    var answers = new java.util.HashMap<Probe, Answer>();
    CALLS.forEach(p -> answers.put(p, Facts.DENIED));
    answers.put(CALLS.getFirst(), allowed ? Facts.ALLOWED : Facts.DENIED);
    Denial denial = denied(named ? PROFILE.toString() : "", Records.identityClause());
    assertEquals(
        cause,
        diagnose(denial, onProfile, Facts.holding(), new Simulation.Done(answers)).toCause());
  }

  @Test
  void onlyWhatAwsOrIamSaysIsConfirmed() {
    for (Diagnosis sure :
        List.of(
            new Diagnosis.NotEntitled(Entitlement.PAYMENT, NEEDED),
            new Diagnosis.AlreadyAllowed(NEEDED),
            new Diagnosis.UnofferedAction(NEEDED))) {
      assertEquals(Confidence.CONFIRMED, sure.toConfidence(), sure.toString());
    }
    for (Diagnosis unsure :
        List.of(
            new Diagnosis.CompromisedPrincipal("x", NEEDED),
            new Diagnosis.Undetermined("x", List.of(), NEEDED))) {
      assertEquals(Confidence.INFERRED, unsure.toConfidence(), unsure.toString());
    }
    assertEquals("undetermined", Cause.UNDETERMINED.id());
  }

  @Test
  void aGrantOfAnotherActionMakesNoModelKindred() {
    String other = Facts.MODELS_HERE.replace("bedrock:InvokeModel", "bedrock:Retrieve");
    String elsewhere = other.replace("us-east-1", "eu-west-1");
    assertEquals(
        new OwnGrant.None(false),
        OwnGrantReader.read(
            Facts.denial(), Facts.evidence(NEEDED, Facts.holding(elsewhere), UNASKED)));
    String same = Facts.MODELS_HERE.replace("us-east-1", "eu-west-1");
    assertEquals(
        new OwnGrant.None(true),
        OwnGrantReader.read(Facts.denial(), Facts.evidence(NEEDED, Facts.holding(same), UNASKED)));
    for (Needed nothing :
        List.of(
            new Needed.Unoffered(APPLY),
            new Needed.Ambiguous(APPLY, List.of()),
            new Needed.Unclear("", List.of()))) {
      assertEquals(
          new OwnGrant.None(false),
          OwnGrantReader.read(
              Facts.denial(), Facts.evidence(nothing, Facts.holding(ALL), UNASKED)));
    }
  }

  @Test
  void anExceptionIsNamedOfTheActionItSpeaksOfAndWhereItLeavesOut() {
    String left = "'NotResource':'" + Records.model("us-west-2") + "'}";
    assertEquals(
        List.of("NotResource"), operators("{'Effect':'Allow','Action':'bedrock:*'," + left));
    assertEquals(List.of(), operators("{'Effect':'Allow','Action':'s3:*'," + left));
    assertEquals(
        List.of("Bool", "NotResource"),
        operators(
            "{'Effect':'Allow','Action':'bedrock:*','Condition':{'Bool':{'aws:SecureTransport':'true'}},"
                + left));
  }

  @Test
  void aDenyOnWhatTheSimulatorAllowsIsNoObstacleAndNoDoubt() {
    String here = CERTAIN.replace("'Resource':'*'", "'Resource':'" + MODEL + "'");
    var missing =
        assertInstanceOf(
            Diagnosis.MissingAllow.class,
            diagnose(
                Facts.denial(),
                NEEDED,
                Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE, here),
                Facts.allowing(NEEDED, "us-east-1")));
    assertEquals(List.of(), missing.unsure());
  }

  @Test
  void guardsOfThePrincipalAndOfItsBoundaryAreToldApart() {
    PrincipalFacts both = bounded(List.of(attached("guards", MFA)), ALL, MFA);
    List<Blocker> likely =
        Blockers.likely(Facts.denial(), Facts.evidence(NEEDED, both, UNASKED), CALLS);
    assertEquals(
        List.of(PolicyType.IDENTITY, PolicyType.PERMISSIONS_BOUNDARY),
        likely.stream().map(Blocker::policy).toList());
    for (Blocker blocker : likely) {
      assertEquals(
          List.of(blocker.policy()),
          blocker.statements().stream().map(HeldStatement::kind).toList());
    }
    Denial stated = denied(Records.model("us-east-2"), OWN_DENY);
    Blocker own =
        assertInstanceOf(
                Diagnosis.BlockedByPolicy.class,
                diagnose(stated, NEEDED, both, Facts.allowing(NEEDED)))
            .main();
    assertEquals(Optional.of(managed("guards")), own.policyArn());
    assertEquals(List.of("guards"), own.statements().stream().map(HeldStatement::policy).toList());
    PrincipalFacts certain = bounded(List.of(attached("guards", MFA, CERTAIN)), ALL);
    assertEquals(
        List.of("No"),
        assertInstanceOf(
                Diagnosis.BlockedByPolicy.class,
                diagnose(stated, NEEDED, certain, Facts.allowing(NEEDED)))
            .main()
            .statements()
            .stream()
            .map(HeldStatement::sid)
            .toList());
  }

  @Test
  void aStatedDenyOfOneKindIsNotExplainedByOneOfTheOther() {
    PrincipalFacts boundaryOnly = bounded(List.of(Facts.inline("own", ALL)), ALL, MFA);
    Denial stated = denied(Records.model("us-east-2"), OWN_DENY);
    assertInstanceOf(
        Diagnosis.AlreadyAllowed.class,
        diagnose(stated, NEEDED, boundaryOnly, Facts.answering(NEEDED, Facts.ALLOWED)));
    var gone =
        assertInstanceOf(
            Diagnosis.Undetermined.class,
            diagnose(stated, NEEDED, boundaryOnly, Facts.allowing(NEEDED)));
    assertTrue(gone.why().startsWith("AWS named an identity-based policy that"), gone.why());
    Denial limit =
        denied(
            Records.model("us-east-2"),
            "because no permissions boundary allows the bedrock:InvokeModel action");
    var free =
        assertInstanceOf(
            Diagnosis.Undetermined.class,
            diagnose(limit, NEEDED, Facts.holding(ALL), Facts.allowing(NEEDED)));
    assertTrue(free.why().startsWith("AWS named a permissions boundary that"), free.why());
  }

  @Test
  void aGuardIsADenyThatMayCoverACallAndIsKnownToCoverNone() {
    String there = MFA.replace("'Resource':'*'", "'Resource':'" + Records.model("us-east-2") + "'");
    String allow = MFA.replace("Deny", "Allow").replace("Mfa", "Only");
    String elsewhere = MFA.replace("bedrock:*", "s3:*").replace("Mfa", "Other");
    Documents documents = documents(Facts.holding(there, allow, elsewhere, CERTAIN));
    List<HeldStatement> guards = documents.guards(CALLS);
    assertEquals(List.of("Mfa"), guards.stream().map(HeldStatement::sid).toList());
    assertEquals(List.of("us-east-2"), guards.getFirst().shutOut());
  }

  @Test
  void aBoundaryAllowsOnlyWhatAnAllowOfItCertainlyCovers() {
    Probe call = CALLS.getFirst();
    String maybe = MFA.replace("Deny", "Allow");
    assertTrue(documents(Facts.holding()).boundaryAllows(call));
    assertTrue(documents(bounded(List.of(), ALL)).boundaryAllows(call));
    for (String limit : List.of(maybe, CERTAIN, ALL.replace("bedrock:*", "s3:*"))) {
      assertFalse(documents(bounded(List.of(), limit)).boundaryAllows(call), limit);
    }
    Documents many = documents(bounded(List.of(), maybe, CERTAIN, ALL.replace("bedrock", "s3")));
    assertEquals(
        List.of("Mfa"), many.letThrough(call).stream().map(h -> h.statement().sid()).toList());
  }

  @Test
  void aBoundaryThatMayRefuseTheProfileIsADoubtWithItsStatement() {
    String limit =
        "{'Sid':'Eu','Effect':'Allow','Action':'bedrock:*','Resource':'*','Condition':{'ArnLike':{'bedrock:InferenceProfileArn':'arn:aws:bedrock:*:*:inference-profile/us.*'}}}";
    PrincipalFacts held =
        bounded(List.of(Facts.inline("own", Facts.MODELS_HERE, Facts.PROFILES_HERE)), limit);
    var refused =
        new Answer(
            Answer.Outcome.IMPLICIT_DENY,
            false,
            Answer.Organization.NONE,
            List.of("bedrock:InferenceProfileArn"));
    var answers = new java.util.HashMap<Probe, Answer>();
    CALLS.forEach(p -> answers.put(p, Facts.DENIED));
    answers.put(CALLS.getFirst(), refused);
    var missing =
        assertInstanceOf(
            Diagnosis.MissingAllow.class,
            diagnose(Facts.denial(), NEEDED, held, new Simulation.Done(answers)));
    assertEquals(List.of("Eu"), missing.unsure().stream().map(HeldStatement::sid).toList());
  }

  @Test
  void aKeyTheDocumentsKnowMakesNoDenialUnsure() {
    String deny =
        "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringLike':{'aws:RequestedRegion':'us-*'},'StringEquals':{'aws:PrincipalType':'AssumedRole'}}}";
    var answer =
        new Answer(
            Answer.Outcome.EXPLICIT_DENY,
            true,
            Answer.Organization.NONE,
            List.of("aws:RequestedRegion"));
    assertFalse(
        UnsureDenials.isUnsure(Facts.denial(), Facts.holding(deny), CALLS.getFirst(), answer));
  }

  @Test
  void ofAPrincipalThatWasNotReadNoObstacleIsKnown() {
    assertEquals(
        new ObstacleReader.Obstacles(List.of(), java.util.Set.of(), java.util.Set.of()),
        ObstacleReader.read(
            Facts.denial(),
            Facts.evidence(NEEDED, new PrincipalFacts.NotRead("x"), UNASKED),
            CALLS));
  }

  @Test
  void aServiceControlPolicyThatDecidesByTheRegionIsADoubt() {
    Map<Probe, Answer> answers =
        assertInstanceOf(Simulation.Done.class, Facts.allowing(NEEDED)).answers();
    assertEquals(
        List.of(Doubts.BY_REGION),
        Doubts.about(new Simulation.Done(answers, true), CALLS, true, false));
    assertEquals(List.of(), Doubts.about(new Simulation.Done(answers, false), CALLS, true, false));
  }

  @Test
  void whereNothingIsMissingAndNoServiceControlPolicyWasSeenOtherPoliciesAreLookedFor() {
    var open =
        assertInstanceOf(
            Diagnosis.Undetermined.class,
            diagnose(Facts.denial(), NEEDED, Facts.holding(ALL), UNASKED));
    assertTrue(open.why().endsWith("what refuses it is nothing they say."), open.why());
    assertTrue(open.nextSteps().getFirst().startsWith("Look for a session policy"));
  }

  private static Needed unlisted(boolean onProfile) {
    return new Needed.ThroughUnlisted(Action.INVOKE_MODEL, PROFILE, MODEL, onProfile, "why");
  }

  private static Needed guarded(Optional<String> doubt) {
    return new Needed.Guarded(
        APPLY, List.of(Facts.arn("arn:aws:bedrock:us-east-1:618048437522:guardrail/a")), doubt);
  }

  private static void is(Cause cause, Confidence confidence, Needed needed) {
    var answers = new java.util.HashMap<Probe, Answer>();
    needed
        .probes(needed.wantedAction().orElseThrow(), "us-east-1")
        .forEach(p -> answers.put(p, Facts.DENIED));
    is(cause, confidence, needed, new Simulation.Done(answers));
  }

  private static void is(Cause cause, Confidence confidence, Needed needed, Simulation before) {
    Denial denial =
        needed.wantedAction().orElseThrow().equals(APPLY)
            ? DenialReader.read(
                Records.denied()
                    .with("eventName", "ApplyGuardrail")
                    .deniedOn(APPLY.toString(), "*")
                    .event())
            : Facts.denial();
    Diagnosis found = diagnose(denial, needed, Facts.holding(), before);
    assertEquals(cause, found.toCause());
    assertEquals(confidence, found.toConfidence(), needed.toString());
  }

  private static List<String> operators(String statement) {
    OwnGrant grant =
        OwnGrantReader.read(Facts.denial(), Facts.evidence(NEEDED, Facts.holding(statement), DONE));
    return grant instanceof OwnGrant.Conditioned conditioned
        ? conditioned.conditions().stream().map(c -> c.condition().operator()).distinct().toList()
        : List.of();
  }

  private static Documents documents(PrincipalFacts principal) {
    return Documents.read(Facts.denial(), principal).orElseThrow();
  }

  private static Arn managed(String name) {
    return Facts.arn("arn:aws:iam::618048437522:policy/" + name);
  }

  private static HeldPolicy attached(String name, String... statements) {
    return new HeldPolicy(
        HeldPolicy.Source.ATTACHED,
        name,
        Optional.of(managed(name)),
        Facts.inline(name, statements).text());
  }

  private static PrincipalFacts bounded(List<HeldPolicy> own, String... limits) {
    return new PrincipalFacts.Known(
        Records.ROLE_ID, Map.of(), own, Optional.of(Facts.inline("limits", limits)), false);
  }

  private static Denial denied(String resource, String clause) {
    return DenialReader.read(
        Records.denied()
            .with("errorMessage", Records.message("bedrock:InvokeModel", resource, clause))
            .event());
  }

  private static Diagnosis diagnose(
      Denial denial, Needed needed, PrincipalFacts principal, Simulation before) {
    return Diagnoser.diagnose(denial, Facts.role(), Facts.evidence(needed, principal, before));
  }
}
