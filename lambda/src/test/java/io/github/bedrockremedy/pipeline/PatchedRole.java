package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.EvidenceSource;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A role whose policies come and go, with the writer of ours. A write may get no answer.
final class PatchedRole implements EvidenceSource, AccessProbe, PolicyStore {
  static final String SOME =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["bedrock:InvokeModel"],"Resource":["%s","%s"]}]}"""
          .formatted(Records.model("us-east-1"), Records.profileArn());
  static final String ALL =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["bedrock:InvokeModel"],"Resource":["*"]}]}""";

  /// Whether nobody answers what other policies would allow.
  boolean silent;

  final Map<String, String> inline = new TreeMap<>(Map.of("own", SOME));
  private Optional<String> uniqueId = Optional.of(Records.ROLE_ID);
  private final Trouble trouble;
  private final Workers workers;
  private final String tag;
  private final Predicate<ClearedPatch> mayWrite;

  /// @param mayWrite fails for what may not be written, and is false for what comes too late
  PatchedRole(Trouble trouble, String tag, Predicate<ClearedPatch> mayWrite) {
    this.trouble = trouble;
    this.workers = trouble.workers;
    this.tag = tag;
    this.mayWrite = mayWrite;
  }

  boolean isPatched() {
    return inline.keySet().stream().anyMatch(n -> n.startsWith(HeldPolicy.OURS));
  }

  /// Whether it is the role that was denied, and no other of its name.
  boolean isTheDenied() {
    return uniqueId.equals(Optional.of(Records.ROLE_ID));
  }

  void delete() {
    inline.clear();
    uniqueId = Optional.empty();
  }

  void recreate() {
    inline.clear();
    inline.put("own", SOME);
    uniqueId = Optional.of("AROAY7EXAMPLEMADEANEW");
  }

  /// The role as a listing of the account has it.
  HeldPrincipal listed() {
    return new HeldPrincipal(
        Arn.parse(Records.ROLE_ARN).orElseThrow(), uniqueId.orElse("-"), policies());
  }

  private List<HeldPolicy> policies() {
    return inline.entrySet().stream()
        .map(
            p ->
                new HeldPolicy(
                    HeldPolicy.Source.INLINE, p.getKey(), Optional.empty(), p.getValue()))
        .toList();
  }

  private EvaluatedRole judge() {
    return new EvaluatedRole(inline.values().toArray(String[]::new));
  }

  @Override
  public PrincipalFacts principal(PatchTarget target) {
    return workers.call(this::read);
  }

  private PrincipalFacts read() {
    workers.atWork().readRole(isTheDenied(), workers.acted());
    if (uniqueId.isEmpty()) {
      return new PrincipalFacts.Gone();
    }
    return new PrincipalFacts.Known(
        uniqueId.get(), Map.of("bedrock-remedy", tag), policies(), Optional.empty(), false);
  }

  @Override
  public Owner owner(PatchTarget target, Region region, Map<String, String> tags) {
    return new Owner.Unknown();
  }

  @Override
  public Simulation simulate(
      PatchTarget target,
      List<Probe> probes,
      Optional<String> draft,
      KnownKeys known,
      boolean split) {
    return workers.call(() -> judge().simulate(target, probes, draft, known, split));
  }

  @Override
  public Simulation imagine(
      List<HeldPolicy> policies,
      Optional<HeldPolicy> boundary,
      List<Probe> probes,
      KnownKeys known,
      boolean split) {
    return workers.call(
        () ->
            silent
                ? new Simulation.NotDone("IAM is silent")
                : judge().imagine(policies, boundary, probes, known, split));
  }

  @Override
  public ApplyOutcome put(CaseId id, ClearedPatch patch) {
    workers.othersAct();
    if (uniqueId.isEmpty()) {
      return new ApplyOutcome.Refused("NoSuchEntity");
    }
    boolean late = !mayWrite.test(patch);
    ApplyOutcome outcome = answered(() -> inline.put(id.policyName(), patch.patch().text()));
    workers.atWork().wrote(late, trouble.cuts());
    return outcome;
  }

  @Override
  public ApplyOutcome remove(CaseId id, PatchTarget target) {
    return workers.call(() -> answered(() -> inline.remove(id.policyName())));
  }

  private ApplyOutcome answered(Runnable write) {
    try {
      return trouble.around(
          () -> {
            write.run();
            return new ApplyOutcome.Written();
          });
    } catch (IllegalStateException cut) {
      return new ApplyOutcome.Unsure(String.valueOf(cut.getMessage()));
    }
  }
}
