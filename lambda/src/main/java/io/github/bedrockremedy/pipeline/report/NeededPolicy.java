package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements a call needs, to be handed to whoever owns a place this system does not write to.
/// Nothing is ever applied from it.
///
/// Shapes:
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html>.
final class NeededPolicy {
  private NeededPolicy() {}

  /// The policy; empty where the call does not say what it needs, or an ARN is not printable.
  static Optional<PolicyDocument> of(Needed needed) {
    return switch (needed) {
      case Needed.ThroughProfile through -> printable(throughProfile(through));
      case Needed.Direct direct ->
          printable(List.of(allow("", direct.action(), List.of(direct.resource()), List.of())));
      case Needed.AnyResource any ->
          Optional.of(
              PolicyDocument.of(
                  List.of(Statement.allow("", List.of(any.action()), List.of("*"), List.of()))));
      case Needed.Unoffered _, Needed.Unclear _ -> Optional.empty();
    };
  }

  private static List<Statement> throughProfile(Needed.ThroughProfile through) {
    Arn profile = through.profile().arn();
    Condition viaProfile =
        Condition.stringEquals(Condition.PROFILE_ARN, Text.arn(profile.toString()).value());
    List<Statement> statements = new ArrayList<>();
    statements.add(allow("InvokeProfile", through.action(), List.of(profile), List.of()));
    List<Arn> placed =
        through.profile().models().stream().filter(m -> !m.region().isEmpty()).toList();
    if (!placed.isEmpty()) {
      statements.add(allow("ModelsThroughProfile", through.action(), placed, List.of(viaProfile)));
    }
    List<Arn> placeless =
        through.profile().models().stream().filter(m -> m.region().isEmpty()).toList();
    if (!placeless.isEmpty()) {
      Condition global =
          Condition.stringEquals(Condition.REQUESTED_REGION, Region.NONE.asRequested());
      statements.add(
          allow("ModelsWithoutRegion", through.action(), placeless, List.of(global, viaProfile)));
    }
    return statements;
  }

  private static Statement allow(
      String sid, Action action, List<Arn> resources, List<Condition> conditions) {
    return Statement.allow(
        sid, List.of(action), resources.stream().map(Arn::toString).toList(), conditions);
  }

  private static Optional<PolicyDocument> printable(List<Statement> statements) {
    boolean all =
        statements.stream()
            .flatMap(s -> s.resources().stream())
            .allMatch(r -> Text.arn(r).isPrintable());
    return all ? Optional.of(PolicyDocument.of(statements)) : Optional.empty();
  }
}
