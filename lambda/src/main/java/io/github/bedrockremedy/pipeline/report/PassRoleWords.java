package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;

/// Words for calls that hand a service role over to Bedrock: batch jobs, customisation, evaluation,
/// agents, knowledge bases, flows. What such a call needs besides its own action is the right to
/// pass that one role, and whoever has it can use all that role may do.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-sr.html> and
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html>.
final class PassRoleWords {
  static final Action ACTION = new Action("iam", "PassRole");

  static final String WHY =
      "The call hands that role over to the service, which then works with all the role may do. Who"
          + " may pass a role has its rights in effect, so this system never asks for it.";

  private static final String BEDROCK = "bedrock.amazonaws.com";

  private PassRoleWords() {}

  static List<String> steps(Denial denial, Target target) {
    List<Arn> role =
        Phrases.deniedArn(denial).stream()
            .filter(arn -> arn.service().equals("iam") && arn.resourceType().equals("role"))
            .filter(arn -> !arn.isPattern() && Text.arn(arn.toString()).isPrintable())
            .toList();
    List<String> steps = new ArrayList<>();
    role.forEach(arn -> steps.add(look(arn)));
    String who =
        "Whoever grants roles to be passed (often the platform team), with the owner of the "
            + Phrases.noun(target)
            + ": if this call was meant to happen, ";
    boolean narrow = denial.service().equals(BEDROCK) && !role.isEmpty();
    steps.add(
        who
            + (narrow
                ? "this lets that one role be passed to Bedrock and nowhere else, one line of JSON:\n"
                    + Text.prose(policy(role.getFirst()))
                : "allow iam:PassRole on that one role, with iam:PassedToService for the one service"
                    + " it is passed to."));
    steps.add(UnofferedWords.notMeant(denial));
    return steps;
  }

  private static String look(Arn role) {
    String name = " --role-name " + Text.name(role.lastName());
    return "Look first at what the role may do, and that "
        + BEDROCK
        + " may assume it:"
        + ("\naws iam get-role" + name + " --query Role.AssumeRolePolicyDocument")
        + ("\naws iam list-role-policies" + name)
        + ("\naws iam list-attached-role-policies" + name);
  }

  private static String policy(Arn role) {
    Statement statement =
        Statement.allow(
            "PassRoleToBedrock",
            List.of(ACTION),
            List.of(role.toString()),
            List.of(Condition.stringEquals("iam:PassedToService", BEDROCK)));
    return PolicyDocument.of(List.of(statement)).text();
  }
}
