package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Simulated denials that may be none: all that is behind them hangs on condition keys of the real
/// request, which the simulator did not have. That is concluded only where AWS stated that an
/// identity policy lacks an Allow. IAM looks for an explicit Deny first, so none of them covered
/// the call AWS spoke of; whether one covers the next call is not known, and a person decides.
///
/// See
///
// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>.
public final class UnsureDenials {
  private static final String PRESENCE = "Null";

  /// Keys the simulator has from the principal itself; it judges them rightly.
  private static final String OF_PRINCIPAL = "aws:principal";

  private static final Set<String> OF_USER = Set.of("aws:userid", "aws:username");

  private UnsureDenials() {}

  /// The statements that may refuse these calls, whatever the simulator says of them: those behind
  /// unsure denials, and what hangs on what is not known here. A simulator that lacks a key finds a
  /// Deny on its value not to apply. Each has the Regions it would shut out.
  static List<HeldStatement> of(Denial denial, Evidence evidence, List<Probe> probes) {
    Optional<Documents> documents = Documents.read(denial, evidence.principal());
    if (documents.isEmpty()) {
      return List.of();
    }
    Map<Documents.Held, Set<String>> found = new LinkedHashMap<>();
    for (Probe probe : probes) {
      Stream.concat(
              evidence.before().to(probe).stream()
                  .flatMap(a -> behind(denial, evidence.principal(), probe, a).stream()),
              documents.get().mayRefuse(probe))
          .forEach(h -> found.computeIfAbsent(h, _ -> new TreeSet<>()).add(probe.region()));
    }
    return found.entrySet().stream()
        .map(e -> e.getKey().shuttingOut(e.getValue().stream()))
        .toList();
  }

  /// Whether AWS stated that an identity policy lacks an Allow.
  private static boolean isStated(Denial denial) {
    return denial.reason() instanceof DenialReason.ImplicitDeny implicit
        && implicit.policy() == PolicyType.IDENTITY;
  }

  /// Whether a simulated denial may be none.
  static boolean isUnsure(Denial denial, PrincipalFacts principal, Probe probe, Answer answer) {
    return !behind(denial, principal, probe, answer).isEmpty();
  }

  /// The answers without the unsure ones among some calls: those count as not given.
  public static Simulation leftOut(
      Denial denial, PrincipalFacts principal, Simulation simulation, List<Probe> calls) {
    return switch (simulation) {
      case Simulation.NotDone _ -> simulation;
      case Simulation.Done done -> {
        Map<Probe, Answer> sure = new LinkedHashMap<>(done.answers());
        calls.forEach(
            call ->
                done.to(call)
                    .filter(answer -> isUnsure(denial, principal, call, answer))
                    .ifPresent(_ -> sure.remove(call)));
        yield new Simulation.Done(sure, done.regionDecides());
      }
    };
  }

  private static List<Documents.Held> behind(
      Denial denial, PrincipalFacts principal, Probe probe, Answer answer) {
    if (!isStated(denial) || !answer.organizationAllows()) {
      return List.of();
    }
    return Documents.read(denial, principal)
        .map(
            documents ->
                switch (answer.outcome()) {
                  case ALLOWED -> List.<Documents.Held>of();
                  case EXPLICIT_DENY -> documents.denies(probe);
                  case IMPLICIT_DENY ->
                      answer.boundaryAllows()
                          ? List.<Documents.Held>of()
                          : documents.letThrough(probe);
                })
        .filter(all -> all.stream().allMatch(held -> hangs(held, probe, answer)))
        .orElse(List.of());
  }

  /// Whether a statement's part in the call depends on a key the simulator did not have.
  private static boolean hangs(Documents.Held held, Probe probe, Answer answer) {
    Statement statement = held.statement();
    return held.applies(probe) == Holds.MAYBE
        && statement.conditions().stream()
            .filter(c -> held.holds(c, probe) == Holds.MAYBE)
            .anyMatch(c -> isUnknown(c, answer));
  }

  /// A simulator need not report a key that is only asked to be absent: it finds it absent.
  private static boolean isUnknown(Condition condition, Answer answer) {
    String key = condition.key().toLowerCase(Locale.ROOT);
    boolean principals = key.startsWith(OF_PRINCIPAL) || OF_USER.contains(key);
    return answer.missingContext().stream().anyMatch(key::equalsIgnoreCase)
        || (condition.operator().equals(PRESENCE) && !principals);
  }
}
