package io.github.bedrockremedy.pipeline.decision;

import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Forbids.ASKING;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.FAIL;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.PASS;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.UNKNOWN;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Glob;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Optional;

/// What an operator permits, whoever approves: where one of these says no, people get a report.
final class PermittedRules {
  /// Decided on `*` alone, so that a policy with it reaches every model that can rank.
  private static final Action RERANK = new Action("bedrock", "Rerank");

  private final Permitted permitted;
  private final RuleInput input;
  private final PatchTarget target;

  PermittedRules(Permitted permitted, RuleInput input, PatchTarget target) {
    this.permitted = permitted;
    this.input = input;
    this.target = target;
  }

  List<RuleVerdict> ask() {
    return List.of(models(), boundary(), users());
  }

  private RuleVerdict models() {
    if (permitted.models().isEmpty()) {
      return verdict("models-permitted", PASS, "no list of permitted models here");
    }
    List<String> outside =
        named(input.diagnosis().needed()).stream().filter(m -> !listed(m)).toList();
    return outside.isEmpty()
        ? verdict("models-permitted", PASS, "every model needed is permitted")
        : verdict("models-permitted", FAIL, "not permitted here: " + String.join(", ", outside));
  }

  private boolean listed(String model) {
    return permitted.models().stream().anyMatch(p -> Glob.matches(p, model));
  }

  /// What a patch would let be called: ids of foundation models; of other models their resource.
  private static List<String> named(Needed needed) {
    if (needed instanceof Needed.AnyResource any && any.action().equals(RERANK)) {
      return List.of("every model");
    }
    if (needed instanceof Needed.Direct direct
        && direct.action().invokesModel()
        && direct.models().isEmpty()) {
      return List.of(direct.resource().resource());
    }
    return needed.models().stream().map(ModelId::value).toList();
  }

  private RuleVerdict boundary() {
    Optional<String> required = permitted.boundaryOf(target.arn());
    if (required.isEmpty()) {
      return verdict("boundary-carried", PASS, "no boundary is asked for here");
    }
    return switch (input.evidence().principal()) {
      case PrincipalFacts.Known known -> {
        boolean carried =
            known.boundary().flatMap(HeldPolicy::arn).map(Arn::toString).equals(required);
        yield verdict(
            "boundary-carried",
            carried ? PASS : FAIL,
            carried
                ? "the principal carries the boundary asked for"
                : "the principal does not carry the boundary " + required.get());
      }
      case PrincipalFacts.Gone _ -> verdict("boundary-carried", FAIL, "the principal is gone");
      case PrincipalFacts.NotRead not -> verdict("boundary-carried", UNKNOWN, not.why());
    };
  }

  private RuleVerdict users() {
    return switch (target) {
      case PatchTarget.UserInlinePolicy _ ->
          verdict(
              "kind-permitted",
              permitted.users() ? PASS : FAIL,
              permitted.users() ? "users may be changed" : "users are not changed here");
      case PatchTarget.RoleInlinePolicy _ ->
          verdict("kind-permitted", PASS, "roles may be changed");
    };
  }

  private static RuleVerdict verdict(String rule, RuleVerdict.Verdict verdict, String detail) {
    return new RuleVerdict(rule, verdict, ASKING, detail);
  }
}
