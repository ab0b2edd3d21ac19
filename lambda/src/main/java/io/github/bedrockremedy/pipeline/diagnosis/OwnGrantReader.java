package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads the owner's own documents for what they already grant of a needed access. The simulator
/// says what is allowed; only the documents say under which conditions.
final class OwnGrantReader {
  private final Denial denial;
  private final Evidence evidence;
  private final List<Held> statements;

  private OwnGrantReader(Denial denial, Evidence evidence, List<Held> statements) {
    this.denial = denial;
    this.evidence = evidence;
    this.statements = statements;
  }

  /// A statement and the name of the policy it stands in.
  private record Held(String policy, Statement statement) {}

  /// What the owner grants.
  static OwnGrant read(Denial denial, Evidence evidence) {
    return switch (evidence.principal()) {
      case PrincipalFacts.NotRead notRead -> new OwnGrant.NotRead(notRead.why());
      case PrincipalFacts.Gone _ -> new OwnGrant.NotRead("the principal is gone");
      case PrincipalFacts.Known known -> read(denial, known, evidence);
    };
  }

  private static OwnGrant read(Denial denial, PrincipalFacts.Known known, Evidence evidence) {
    List<Held> statements = new ArrayList<>();
    for (HeldPolicy policy : known.policies()) {
      if (policy.isOurs()) {
        continue;
      }
      try {
        PolicyReader.read(policy.text())
            .statements()
            .forEach(s -> statements.add(new Held(policy.name(), s)));
      } catch (PolicySyntaxException e) {
        return new OwnGrant.NotRead("policy " + policy.name() + ": " + e.getMessage());
      }
    }
    var reader = new OwnGrantReader(denial, evidence, statements);
    return switch (evidence.needed()) {
      case Needed.ThroughProfile through -> reader.through(through);
      case Needed.ThroughUnlisted unlisted -> reader.asked(unlisted, unlisted.profile());
      case Needed.ThroughRouter router -> reader.asked(router, router.router().arn());
      case Needed.Direct direct -> reader.asked(direct, direct.resource());
      case Needed.Guarded guarded -> reader.asked(guarded, guarded.arns().getFirst());
      case Needed.AnyResource any -> reader.asked(any, Arn.EVERYTHING);
      case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ -> new OwnGrant.None(false);
    };
  }

  private OwnGrant asked(Needed needed, Arn called) {
    return anyOf(needed.probes(needed.wantedAction().orElseThrow(), called.region()), needed);
  }

  /// A condition on a part of the access counts, even beside a part without one: completing the
  /// clean part would open the conditioned one. The same goes for the twin.
  private OwnGrant through(Needed.ThroughProfile needed) {
    Action action = needed.action();
    OwnGrant any = anyOf(probes(action, needed), needed);
    return any instanceof OwnGrant.None && holds(action, needed)
        ? new OwnGrant.Partial(action.twin().map(twin -> holdsToo(twin, needed)).orElse(false))
        : any;
  }

  /// The twin is nobody's request: whatever speaks against it keeps it out, be it a Deny that may
  /// cover it, a boundary that may not, or the simulator's answer on what is granted already.
  private boolean holdsToo(Action twin, Needed.ThroughProfile needed) {
    List<Probe> probes = probes(twin, needed);
    return holds(twin, needed)
        && dropped(probes).isEmpty()
        && Documents.read(denial, evidence.principal())
            .map(d -> probes.stream().allMatch(p -> d.denies(p).isEmpty() && d.boundaryAllows(p)))
            .orElse(false)
        && probes.stream()
            .filter(this::clean)
            .allMatch(p -> evidence.before().to(p).map(Answer::allowed).orElse(true));
  }

  private static List<Probe> probes(Action action, Needed.ThroughProfile needed) {
    return needed.probes(action, needed.profile().arn().region());
  }

  /// Whether the profile and each of its models in at least one Region are granted cleanly for an
  /// action.
  private boolean holds(Action action, Needed.ThroughProfile needed) {
    Arn profile = needed.profile().arn();
    Set<String> granted = new HashSet<>();
    for (Arn model : needed.profile().models()) {
      if (granted(Probe.through(action, model, profile))) {
        granted.add(model.resource());
      }
    }
    return granted(Probe.direct(action, profile, profile.region()))
        && needed.profile().models().stream().map(Arn::resource).allMatch(granted::contains);
  }

  /// Whether a clean grant is one to IAM's simulator too: where that certainly finds no Allow,
  /// there is none, however the document reads. A Deny or a boundary is not asked about here.
  private boolean granted(Probe probe) {
    return clean(probe) && evidence.before().to(probe).filter(OwnGrantReader::lacksAllow).isEmpty();
  }

  /// Whether an answer says that an Allow is missing, and nothing else.
  private static boolean lacksAllow(Answer answer) {
    return answer.outcome() == Answer.Outcome.IMPLICIT_DENY
        && answer.boundaryAllows()
        && !answer.isDoubtfulDenial();
  }

  private OwnGrant anyOf(List<Probe> probes, Needed needed) {
    List<GrantCondition> dropped = dropped(probes);
    return dropped.isEmpty()
        ? new OwnGrant.None(kindred(needed))
        : new OwnGrant.Conditioned(dropped);
  }

  /// Conditions of grants of these calls, where a call has no grant without one.
  private List<GrantCondition> dropped(List<Probe> probes) {
    Map<Map.Entry<String, Condition>, Set<String>> dropped = new LinkedHashMap<>();
    for (Probe probe : probes.stream().filter(p -> !clean(p)).toList()) {
      for (Held held : excepting(probe, probes)) {
        dropped.putIfAbsent(Map.entry(held.policy(), exception(held.statement())), new TreeSet<>());
      }
      for (Held held : allows(probe)) {
        for (Condition condition : conditions(held.statement(), probe)) {
          if (!keeps(condition, probe)) {
            Set<String> shutOut =
                dropped.computeIfAbsent(Map.entry(held.policy(), condition), _ -> new TreeSet<>());
            if (HeldStatement.asksForRegion(condition)
                && ConditionOnCall.holds(condition, probe, KnownKeys.NONE) == Holds.NO) {
              shutOut.add(probe.region());
            }
          }
        }
      }
    }
    return dropped.entrySet().stream()
        .map(
            e ->
                new GrantCondition(
                    e.getKey().getKey(), e.getKey().getValue(), List.copyOf(e.getValue())))
        .toList();
  }

  /// Grants of everything but some resources that cover a part of the access and not this one: its
  /// owner left it out on purpose.
  private List<Held> excepting(Probe probe, List<Probe> probes) {
    return statements.stream()
        .filter(h -> h.statement().allow() && h.statement().notResources())
        .filter(h -> h.statement().speaksOf(probe.action()))
        .filter(h -> ConditionOnCall.covers(h.statement(), probe) == Holds.NO)
        .filter(
            h ->
                probes.stream().anyMatch(p -> ConditionOnCall.covers(h.statement(), p) != Holds.NO))
        .toList();
  }

  private static Condition exception(Statement statement) {
    return new Condition("NotResource", "exception", statement.resources());
  }

  /// The conditions a statement sets a call; a policy variable that decides whether it covers the
  /// call is one more.
  private static List<Condition> conditions(Statement statement, Probe probe) {
    if (ConditionOnCall.covers(statement, probe) != Holds.MAYBE) {
      return statement.conditions();
    }
    List<Condition> conditions = new ArrayList<>(statement.conditions());
    conditions.add(new Condition("Resource", "policy-variable", statement.resources()));
    return conditions;
  }

  /// Whether a statement allows model inference on models of a needed model's provider.
  private boolean kindred(Needed needed) {
    return needed.models().stream()
        .map(ModelId::provider)
        .anyMatch(
            provider ->
                statements.stream()
                    .map(Held::statement)
                    .filter(s -> s.allow() && !s.notResources() && invokes(s))
                    .flatMap(s -> s.resources().stream())
                    .anyMatch(r -> r.contains("/" + provider + ".") || r.endsWith("/*")));
  }

  private static boolean invokes(Statement statement) {
    return Stream.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM).anyMatch(statement::speaksOf);
  }

  private boolean clean(Probe probe) {
    return allows(probe).stream()
        .anyMatch(h -> conditions(h.statement(), probe).stream().allMatch(c -> keeps(c, probe)));
  }

  private List<Held> allows(Probe probe) {
    return statements.stream()
        .filter(h -> h.statement().allow())
        .filter(h -> ConditionOnCall.covers(h.statement(), probe) != Holds.NO)
        .toList();
  }

  /// Whether the patch keeps to a condition anyhow, which is so of the profile it names. A list of
  /// Regions is not kept: who wrote one decided on Regions, and the patch names others.
  private static boolean keeps(Condition condition, Probe probe) {
    boolean positive =
        switch (condition.operator()) {
          case "StringEquals", "StringLike", "ArnEquals", "ArnLike" -> true;
          default -> false;
        };
    if (!positive) {
      return false;
    }
    return condition.key().equalsIgnoreCase(Condition.PROFILE_ARN)
        && probe.profile().isPresent()
        && ConditionOnCall.holds(condition, probe, KnownKeys.NONE) == Holds.YES;
  }
}
