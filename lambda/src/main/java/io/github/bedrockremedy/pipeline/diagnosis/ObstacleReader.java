package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads the principal's documents and its boundary for what certainly stands in the way of a call.
/// The simulator says that something does; only the documents say which statement.
final class ObstacleReader {
  private final List<Probe> probes;
  private final KnownKeys keys;
  private final List<HeldStatement> statements = new ArrayList<>();

  private ObstacleReader(List<Probe> probes, KnownKeys keys) {
    this.probes = probes;
    this.keys = keys;
  }

  /// What was found.
  ///
  /// @param statements each Deny that covers a call, each Allow that would cover it in another
  ///     Region
  /// @param ownLack calls no Allow of the principal's own can cover
  /// @param boundaryLacks calls no Allow of the boundary can cover
  record Obstacles(List<HeldStatement> statements, Set<Probe> ownLack, Set<Probe> boundaryLacks) {
    /// Statements of a kind.
    List<HeldStatement> of(PolicyType kind, boolean allow) {
      return statements.stream().filter(s -> s.kind() == kind && s.allow() == allow).toList();
    }
  }

  /// A policy with the statements it was understood to have.
  private record Document(HeldPolicy policy, List<Statement> statements) {}

  /// What stands in the way of calls. Of a principal that was not read nothing is known.
  static Obstacles read(Denial denial, Evidence evidence, List<Probe> probes) {
    if (!(evidence.principal() instanceof PrincipalFacts.Known known)) {
      return new Obstacles(List.of(), Set.of(), Set.of());
    }
    var reader = new ObstacleReader(probes, KnownKeys.of(denial, known));
    Set<Probe> own = reader.lacking(PolicyType.IDENTITY, known.policies());
    Set<Probe> boundary =
        known
            .boundary()
            .map(b -> reader.lacking(PolicyType.PERMISSIONS_BOUNDARY, List.of(b)))
            .orElse(Set.of());
    return new Obstacles(List.copyOf(reader.statements), own, boundary);
  }

  /// Calls that no document of a kind can allow; none if a document could not be understood. Notes
  /// the statements behind it.
  private Set<Probe> lacking(PolicyType kind, List<HeldPolicy> policies) {
    List<Document> documents = new ArrayList<>();
    boolean whole = true;
    for (HeldPolicy policy : policies) {
      try {
        documents.add(new Document(policy, PolicyReader.read(policy.text()).statements()));
      } catch (PolicySyntaxException _) {
        whole = false;
      }
    }
    Set<Probe> lacking = whole ? unallowed(documents) : Set.of();
    for (Document document : documents) {
      for (Statement statement : document.statements()) {
        List<Probe> shutOut = statement.allow() ? elsewhere(statement, lacking) : on(statement);
        if (!shutOut.isEmpty() && !(statement.allow() && document.policy().isOurs())) {
          statements.add(held(kind, document.policy(), statement, shutOut));
        }
      }
    }
    return lacking;
  }

  private Set<Probe> unallowed(List<Document> documents) {
    Set<Probe> left = new LinkedHashSet<>(probes);
    documents.stream()
        .flatMap(d -> d.statements().stream())
        .filter(Statement::allow)
        .forEach(s -> left.removeIf(p -> ConditionOnCall.applies(s, p, keys) != Holds.NO));
    return left;
  }

  /// Calls a Deny certainly covers.
  private List<Probe> on(Statement deny) {
    return probes.stream()
        .filter(p -> ConditionOnCall.applies(deny, p, keys) == Holds.YES)
        .toList();
  }

  /// Calls an Allow would cover but for the Region asked for.
  private List<Probe> elsewhere(Statement allow, Set<Probe> lacking) {
    return lacking.stream()
        .filter(p -> ConditionOnCall.covers(allow, p) != Holds.NO)
        .filter(
            p ->
                allow.conditions().stream()
                    .filter(HeldStatement::asksForRegion)
                    .anyMatch(c -> ConditionOnCall.holds(c, p, keys) == Holds.NO))
        .toList();
  }

  private static HeldStatement held(
      PolicyType kind, HeldPolicy policy, Statement statement, List<Probe> shutOut) {
    return new HeldStatement(
        kind,
        policy.name(),
        policy.arn(),
        statement.sid(),
        statement.allow(),
        statement.conditions(),
        shutOut.stream().map(Probe::region).distinct().sorted().toList());
  }
}
