package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How much of what is needed the owner granted already.
class OwnGrantReaderTest {
  private static final OwnGrant PARTIAL = new OwnGrant.Partial(false);

  @Test
  void theProfileAndOneOfItsRegionsAreAPartialGrant() {
    assertEquals(PARTIAL, read(Facts.MODELS_HERE, Facts.PROFILES_HERE));
    String elsewhere = Facts.MODELS_HERE.replace("us-east-1", "us-west-2");
    assertEquals(PARTIAL, read(elsewhere, Facts.PROFILES_HERE));
  }

  @Test
  void eachModelOfAProfileMustBeTheOwnersOwnInSomeRegion() {
    var other = Facts.arn("arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0");
    var models = new ArrayList<>(Facts.needed().profile().models());
    models.add(other);
    var two =
        new Needed.ThroughProfile(
            Action.INVOKE_MODEL,
            new ProfileFacts.Known(
                Facts.needed().profile().arn(), models, new ProfileFacts.Provenance.Live()),
            false,
            false);
    String one = Facts.MODELS_HERE.replace("foundation-model/*", "foundation-model/anthropic.*");
    assertEquals(
        new OwnGrant.None(true),
        OwnGrantReader.read(
            Facts.denial(), evidence(two, Facts.holding(one, Facts.PROFILES_HERE))));
    String both = one.replace("us-east-1::foundation-model/anthropic.*", "us-west-2::*");
    assertEquals(
        PARTIAL,
        OwnGrantReader.read(
            Facts.denial(), evidence(two, Facts.holding(both, Facts.PROFILES_HERE))));
  }

  @Test
  void whatTheSimulatorCertainlyDeniesIsNoGrantToComplete() {
    PrincipalFacts held = Facts.holding(Facts.MODELS_HERE, Facts.PROFILES_HERE);
    Needed needed = Facts.needed();
    assertEquals(
        new OwnGrant.None(true),
        OwnGrantReader.read(
            Facts.denial(), Facts.evidence(needed, held, Facts.answering(needed, Facts.DENIED))));
    var doubtful =
        new Answer(
            Answer.Outcome.IMPLICIT_DENY, true, Answer.Organization.NONE, List.of("aws:SourceIp"));
    assertEquals(
        PARTIAL,
        OwnGrantReader.read(
            Facts.denial(), Facts.evidence(needed, held, Facts.answering(needed, doubtful))));
  }

  @Test
  void oneOfTheTwoAloneIsNoGrantToComplete() {
    assertEquals(new OwnGrant.None(true), read(Facts.MODELS_HERE));
    assertEquals(new OwnGrant.None(true), read(Facts.PROFILES_HERE));
    assertEquals(new OwnGrant.None(false), read());
    assertEquals(
        new OwnGrant.None(false),
        read(
            Facts.PROFILES_HERE.replace("Allow", "Deny"),
            Facts.MODELS_HERE.replace("Allow", "Deny")));
  }

  @Test
  void anotherModelOfTheProviderIsKindredAndOneOfAnotherIsNot() {
    String other =
        "{'Effect':'Allow','Action':'bedrock:InvokeModel','Resource':'arn:aws:bedrock:us-east-1::foundation-model/%s'}";
    assertEquals(
        new OwnGrant.None(true), read(other.formatted("anthropic.claude-3-haiku-20240307-v1:0")));
    assertEquals(new OwnGrant.None(false), read(other.formatted("amazon.nova-lite-v1:0")));
    assertEquals(
        new OwnGrant.None(true),
        read(Facts.MODELS_HERE.replace("InvokeModel", "InvokeModelWithResponseStream")));
  }

  @Test
  void exceptionsCoverWhatTheyDoNotName() {
    assertEquals(
        PARTIAL,
        read(
            "{'Effect':'Allow','NotAction':['iam:*','bedrock:InvokeModelWithResponseStream'],'Resource':'*'}"));
    assertEquals(
        new OwnGrant.None(false),
        read("{'Effect':'Allow','NotAction':'bedrock:*','Resource':'*'}"));
    assertEquals(
        new OwnGrant.None(false),
        read("{'Effect':'Allow','Action':'bedrock:*','NotResource':'arn:aws:bedrock:*'}"));
  }

  @Test
  void aGrantOfAnotherActionMakesNoModelKindred() {
    String other = Facts.MODELS_HERE.replace("bedrock:InvokeModel", "bedrock:Retrieve");
    String elsewhere = other.replace("us-east-1", "eu-west-1");
    assertEquals(new OwnGrant.None(false), read(elsewhere));
    String same = Facts.MODELS_HERE.replace("us-east-1", "eu-west-1");
    assertEquals(new OwnGrant.None(true), read(same));
    PrincipalFacts all = Facts.holding("{'Effect':'Allow','Action':'bedrock:*','Resource':'*'}");
    Action apply = new Action("bedrock", "ApplyGuardrail");
    for (Needed nothing :
        List.of(
            new Needed.Unoffered(apply),
            new Needed.Ambiguous(apply, List.of()),
            new Needed.Unclear("", List.of()))) {
      assertEquals(
          new OwnGrant.None(false), OwnGrantReader.read(Facts.denial(), evidence(nothing, all)));
    }
  }

  @Test
  void aPolicyThatCannotBeUnderstoodMakesEverythingNotRead() {
    var grant =
        assertInstanceOf(
            OwnGrant.NotRead.class,
            read(
                Facts.MODELS_HERE,
                Facts.PROFILES_HERE,
                "{'Effect':'Allow','Action':'a:B','Resource':'*','Principal':'*'}"));
    assertTrue(grant.why().contains("own") && grant.why().contains("Principal"), grant.why());
  }

  @Test
  void ourOwnPolicyIsNoGrantOfTheOwner() {
    var ours =
        new PrincipalFacts.Known(
            Records.ROLE_ID,
            Map.of(),
            List.of(Facts.inline("BedrockRemedy-br-x", Facts.MODELS_HERE, Facts.PROFILES_HERE)),
            Optional.empty(),
            false);
    assertEquals(
        new OwnGrant.None(false),
        OwnGrantReader.read(Facts.denial(), evidence(Facts.needed(), ours)));
  }

  @Test
  void nothingIsConcludedOfWhatWasNotRead() {
    assertEquals(
        new OwnGrant.NotRead("throttled"),
        OwnGrantReader.read(
            Facts.denial(), evidence(Facts.needed(), new PrincipalFacts.NotRead("throttled"))));
    assertInstanceOf(
        OwnGrant.NotRead.class,
        OwnGrantReader.read(Facts.denial(), evidence(Facts.needed(), new PrincipalFacts.Gone())));
  }

  @Test
  void aDirectCallIsNeverPartlyGranted() {
    assertEquals(
        new OwnGrant.None(true),
        OwnGrantReader.read(
            Facts.denial(), evidence(Facts.direct(), Facts.holding(Facts.MODELS_HERE))));
    String guarded = Facts.with(Facts.MODELS_HERE, "'Bool':{'aws:MultiFactorAuthPresent':true}");
    assertInstanceOf(
        OwnGrant.Conditioned.class,
        OwnGrantReader.read(Facts.denial(), evidence(Facts.direct(), Facts.holding(guarded))));
    assertEquals(
        new OwnGrant.None(false),
        OwnGrantReader.read(
            Facts.denial(),
            evidence(
                new Needed.AnyResource(new Action("bedrock", "Rerank")),
                Facts.holding(Facts.MODELS_HERE))));
  }

  private static OwnGrant read(String... statements) {
    return OwnGrantReader.read(Facts.denial(), evidence(Facts.needed(), Facts.holding(statements)));
  }

  private static Evidence evidence(Needed needed, PrincipalFacts principal) {
    return Facts.evidence(needed, principal, new Simulation.NotDone("not needed here"));
  }
}
