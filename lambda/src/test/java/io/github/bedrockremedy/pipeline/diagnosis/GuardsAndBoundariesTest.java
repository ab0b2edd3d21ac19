package io.github.bedrockremedy.pipeline.diagnosis;

import static io.github.bedrockremedy.pipeline.diagnosis.Diagnosed.diagnose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Statements that may refuse a call: a principal's own and its boundary's, told apart.
class GuardsAndBoundariesTest {
  private static final Needed NEEDED = Facts.needed();
  private static final List<Probe> CALLS = NEEDED.probes(Action.INVOKE_MODEL, "us-east-1");
  private static final Simulation UNASKED = new Simulation.NotDone("offline");
  private static final String ALL = "{'Effect':'Allow','Action':'bedrock:*','Resource':'*'}";
  private static final String CERTAIN = "{'Sid':'No','Effect':'Deny','Action':'*','Resource':'*'}";
  private static final String MFA =
      "{'Sid':'Mfa','Effect':'Deny','Action':'bedrock:*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}}";
  private static final String OWN_DENY = "with an explicit deny in an identity-based policy";

  @Test
  void guardsOfThePrincipalAndOfItsBoundaryAreToldApart() {
    PrincipalFacts both = Facts.bounded(List.of(attached("guards", MFA)), ALL, MFA);
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
    Denial stated = Facts.denied(Records.model("us-east-2"), OWN_DENY);
    Blocker own =
        assertInstanceOf(
                Diagnosis.BlockedByPolicy.class,
                diagnose(stated, NEEDED, both, Facts.allowing(NEEDED)))
            .main();
    assertEquals(Optional.of(managed("guards")), own.policyArn());
    assertEquals(List.of("guards"), own.statements().stream().map(HeldStatement::policy).toList());
    PrincipalFacts certain = Facts.bounded(List.of(attached("guards", MFA, CERTAIN)), ALL);
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
    PrincipalFacts boundaryOnly = Facts.bounded(List.of(Facts.inline("own", ALL)), ALL, MFA);
    Denial stated = Facts.denied(Records.model("us-east-2"), OWN_DENY);
    assertInstanceOf(
        Diagnosis.AlreadyAllowed.class,
        diagnose(stated, NEEDED, boundaryOnly, Facts.answering(NEEDED, Facts.ALLOWED)));
    var gone =
        assertInstanceOf(
            Diagnosis.Undetermined.class,
            diagnose(stated, NEEDED, boundaryOnly, Facts.allowing(NEEDED)));
    assertTrue(gone.why().startsWith("AWS named an identity-based policy that"), gone.why());
    Denial limit =
        Facts.denied(
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
    assertTrue(documents(Facts.bounded(List.of(), ALL)).boundaryAllows(call));
    for (String limit : List.of(maybe, CERTAIN, ALL.replace("bedrock:*", "s3:*"))) {
      assertFalse(documents(Facts.bounded(List.of(), limit)).boundaryAllows(call), limit);
    }
    Documents many =
        documents(Facts.bounded(List.of(), maybe, CERTAIN, ALL.replace("bedrock", "s3")));
    assertEquals(
        List.of("Mfa"), many.letThrough(call).stream().map(h -> h.statement().sid()).toList());
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
}
