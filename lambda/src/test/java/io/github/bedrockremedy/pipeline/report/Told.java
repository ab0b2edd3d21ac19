package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.Plan;
import io.github.bedrockremedy.pipeline.Plans;
import java.util.List;

/// What people are told of a record that is read without any call.
final class Told {
  private Told() {}

  static String steps(Records record) {
    return String.join("\n", list(record));
  }

  static List<String> list(Records record) {
    return explained(record).nextSteps();
  }

  static String told(Records record) {
    Explanation words = explained(record);
    return words.headline()
        + "\n"
        + words.explanation()
        + "\n"
        + String.join("\n", words.nextSteps());
  }

  private static Explanation explained(Records record) {
    Plan plan = Plans.offline(record.event());
    return Wording.explain(plan.denial(), plan.target(), plan.diagnosis());
  }
}
