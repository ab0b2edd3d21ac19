package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a person gets to choose from where the record does not tell what was called.
class CandidateWordsTest {
  @Test
  void everyCandidateComesWithAPolicyThatCanBeReadBack() {
    List<String> steps = steps(Facts.needed(), Facts.direct());
    assertEquals(3, steps.size());
    for (String step : steps.subList(1, 3)) {
      String policy = step.substring(step.indexOf('\n') + 1);
      assertEquals(policy, PolicyReader.read(policy).text());
    }
  }

  @Test
  void aPolicyTheSecondReadingObjectsToIsNotPrinted() {
    String foreign = Records.profileArn().replace("618048437522", "111122223333");
    var profile = Facts.profile(foreign, "us-east-1", "us-east-2");
    String step =
        steps(new Needed.ThroughProfile(Action.INVOKE_MODEL, profile, false, true)).getLast();
    assertTrue(step.contains("belongs to another account"), step);
    assertTrue(!step.contains("Statement"), step);
  }

  private static List<String> steps(Needed... candidates) {
    var ambiguous = new Needed.Ambiguous(Action.INVOKE_MODEL, List.of(candidates));
    return CandidateWords.explain(Facts.denial(), Facts.role(), ambiguous).nextSteps();
  }
}
