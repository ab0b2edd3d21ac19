package io.github.bedrockremedy.pipeline.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When the streaming twin of a denied action counts as the owner's own, so that a patch may carry
/// both.
class TwinGrantTest {
  private static final OwnGrant PARTIAL = new OwnGrant.Partial(false);
  private static final String BOTH = Facts.MODELS_HERE.replace("InvokeModel", "Invoke*");
  private static final String PROFILES = Facts.PROFILES_HERE.replace("InvokeModel", "*");

  @Test
  void bothActionsOnBothMakeTheTwinTheOwnersOwn() {
    assertEquals(
        new OwnGrant.Partial(true),
        read(
            Facts.MODELS_HERE.replace("InvokeModel", "Invoke*"),
            Facts.PROFILES_HERE.replace("InvokeModel", "*")));
    assertEquals(
        PARTIAL, read(Facts.MODELS_HERE.replace("InvokeModel", "Invoke*"), Facts.PROFILES_HERE));
  }

  @Test
  void aConditionOnAPartOfTheTwinKeepsTheTwinOut() {
    String streamElsewhere =
        Facts.with(
            Facts.MODELS_HERE
                .replace("us-east-1", "us-west-2")
                .replace("InvokeModel", "InvokeModelWithResponseStream"),
            "'Bool':{'aws:MultiFactorAuthPresent':'true'}");
    assertEquals(new OwnGrant.Partial(true), read(BOTH, PROFILES));
    assertEquals(PARTIAL, read(BOTH, PROFILES, streamElsewhere));
  }

  @Test
  void whateverSpeaksAgainstTheTwinKeepsItOut() {
    String deny =
        "{'Effect':'Deny','Action':'bedrock:InvokeModelWithResponseStream','Resource':'*'%s}";
    assertEquals(PARTIAL, read(BOTH, PROFILES, deny.formatted("")));
    String perhaps = ",'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'false'}}";
    assertEquals(PARTIAL, read(BOTH, PROFILES, deny.formatted(perhaps)));
    String other = "{'Effect':'Allow','Action':'bedrock:InvokeModel','Resource':'*'}";
    assertEquals(PARTIAL, read(NOT_SIMULATED, other, BOTH, PROFILES));
    assertEquals(
        new OwnGrant.Partial(true),
        read(NOT_SIMULATED, other.replace("InvokeModel", "Invoke*"), BOTH, PROFILES));
    assertEquals(
        PARTIAL, read(twin(Facts.DENIED), other.replace("InvokeModel", "*"), BOTH, PROFILES));
  }

  private static final Simulation NOT_SIMULATED = new Simulation.NotDone("offline");

  private static Simulation twin(Answer answer) {
    Map<Probe, Answer> answers = new LinkedHashMap<>();
    Facts.needed()
        .probes(Action.INVOKE_MODEL_STREAM, "us-east-1")
        .forEach(p -> answers.put(p, answer));
    return new Simulation.Done(answers);
  }

  private static OwnGrant read(Simulation before, String boundary, String... statements) {
    PrincipalFacts bounded = Facts.bounded(List.of(Facts.inline("own", statements)), boundary);
    return OwnGrantReader.read(Facts.denial(), Facts.evidence(Facts.needed(), bounded, before));
  }

  private static OwnGrant read(String... statements) {
    return OwnGrantReader.read(
        Facts.denial(), Facts.evidence(Facts.needed(), Facts.holding(statements), NOT_SIMULATED));
  }
}
