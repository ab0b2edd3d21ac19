package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.Glob;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the owner's own documents for what they already grant of a needed access. The simulator
/// says what is allowed; only the documents say under which conditions.
final class OwnGrantReader {
  private final List<Statement> statements;

  private OwnGrantReader(List<Statement> statements) {
    this.statements = statements;
  }

  /// What the owner grants.
  static OwnGrant read(Evidence evidence) {
    return switch (evidence.principal()) {
      case PrincipalFacts.NotRead notRead -> new OwnGrant.NotRead(notRead.why());
      case PrincipalFacts.Gone _ -> new OwnGrant.NotRead("the principal is gone");
      case PrincipalFacts.Known known -> read(known, evidence.needed());
    };
  }

  private static OwnGrant read(PrincipalFacts.Known known, Needed needed) {
    List<Statement> statements = new ArrayList<>();
    for (HeldPolicy policy : known.policies()) {
      if (policy.isOurs()) {
        continue;
      }
      try {
        statements.addAll(PolicyReader.read(policy.text()).statements());
      } catch (PolicySyntaxException e) {
        return new OwnGrant.NotRead("policy " + policy.name() + ": " + e.getMessage());
      }
    }
    var reader = new OwnGrantReader(statements);
    return switch (needed) {
      case Needed.ThroughProfile through -> reader.through(through);
      case Needed.ThroughUnlisted unlisted -> reader.anyOf(asked(unlisted), needed);
      case Needed.ThroughRouter router -> reader.anyOf(asked(router), needed);
      case Needed.Direct direct -> reader.anyOf(asked(direct), needed);
      case Needed.Guarded guarded -> reader.anyOf(asked(guarded), needed);
      case Needed.AnyResource _, Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ ->
          new OwnGrant.None(false);
    };
  }

  private static List<Probe> asked(Needed needed) {
    return needed.probes(needed.wantedAction().orElseThrow(), "");
  }

  /// A condition on a part of the access counts, even beside a part without one: completing the
  /// clean part would open the conditioned one.
  private OwnGrant through(Needed.ThroughProfile needed) {
    Action action = needed.action();
    OwnGrant any = anyOf(needed.probes(action, needed.profile().arn().region()), needed);
    return switch (any) {
      case OwnGrant.None _ when holds(action, needed) ->
          new OwnGrant.Partial(action.twin().map(twin -> holds(twin, needed)).orElse(false));
      case OwnGrant.None _, OwnGrant.Conditioned _, OwnGrant.Partial _, OwnGrant.NotRead _ -> any;
    };
  }

  /// Whether the profile and at least one of its models are granted cleanly for an action.
  private boolean holds(Action action, Needed.ThroughProfile needed) {
    Arn profile = needed.profile().arn();
    return clean(Probe.direct(action, profile, profile.region()))
        && needed.profile().models().stream()
            .anyMatch(model -> clean(Probe.through(action, model, profile)));
  }

  private OwnGrant anyOf(List<Probe> probes, Needed needed) {
    Set<Condition> dropped = new LinkedHashSet<>();
    for (Probe probe : probes.stream().filter(p -> !clean(p)).toList()) {
      for (Statement statement : allows(probe)) {
        statement.conditions().stream().filter(c -> !keeps(c, probe)).forEach(dropped::add);
      }
    }
    return dropped.isEmpty()
        ? new OwnGrant.None(kindred(needed))
        : new OwnGrant.Conditioned(List.copyOf(dropped));
  }

  /// Whether a statement allows model inference on models of a needed model's provider.
  private boolean kindred(Needed needed) {
    return needed.models().stream()
        .map(ModelId::provider)
        .anyMatch(
            provider ->
                statements.stream()
                    .filter(s -> s.allow() && !s.notResources() && invokes(s))
                    .flatMap(s -> s.resources().stream())
                    .anyMatch(r -> r.contains("/" + provider + ".") || r.endsWith("/*")));
  }

  private static boolean invokes(Statement statement) {
    return Stream.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM).anyMatch(statement::speaksOf);
  }

  private boolean clean(Probe probe) {
    return allows(probe).stream()
        .anyMatch(s -> s.conditions().stream().allMatch(c -> keeps(c, probe)));
  }

  private List<Statement> allows(Probe probe) {
    return statements.stream()
        .filter(s -> s.allow() && s.covers(probe.action(), probe.resource()))
        .toList();
  }

  /// Whether the patch keeps to a condition anyhow: the profile it names, or the Region in the ARN.
  private static boolean keeps(Condition condition, Probe probe) {
    boolean positive =
        switch (condition.operator()) {
          case "StringEquals", "StringLike", "ArnEquals", "ArnLike" -> true;
          default -> false;
        };
    if (!positive) {
      return false;
    }
    if (condition.key().equalsIgnoreCase(Condition.PROFILE_ARN)) {
      return probe
          .profile()
          .map(arn -> condition.values().stream().anyMatch(v -> matches(condition, v, arn)))
          .orElse(false);
    }
    return condition.key().equalsIgnoreCase(Condition.REQUESTED_REGION)
        && !probe.resource().region().isEmpty()
        && condition.values().contains(probe.resource().region());
  }

  /// `StringEquals` knows no patterns; the other operators do, `ArnEquals` among them.
  private static boolean matches(Condition condition, String value, Arn arn) {
    return condition.operator().equals("StringEquals")
        ? value.equals(arn.toString())
        : Glob.matches(value, arn.toString());
  }
}
