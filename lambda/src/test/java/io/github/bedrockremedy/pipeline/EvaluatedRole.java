package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.policy.Decision;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.policy.Verdict;
import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.EvidenceSource;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A role with inline policies, judged by the evaluator of `local-aws` without the wire.
final class EvaluatedRole implements EvidenceSource, AccessProbe {
  private final List<String> texts;
  private final List<SourcePolicy> policies = new ArrayList<>();

  EvaluatedRole(String... texts) {
    this.texts = List.of(texts);
    for (String text : texts) {
      policies.add(SourcePolicy.of("inline", "role", text));
    }
  }

  /// The role with one more policy.
  EvaluatedRole with(String policy) {
    List<String> more = new ArrayList<>(texts);
    more.add(policy);
    return new EvaluatedRole(more.toArray(String[]::new));
  }

  boolean allows(IamRequest request) {
    return decide(request, policies).verdict() == Verdict.ALLOWED;
  }

  private static Decision decide(IamRequest request, List<SourcePolicy> policies) {
    return PolicyEvaluator.evaluate(
        new RequestContext(
            request.action(),
            request.resource(),
            request.context(),
            policies,
            Optional.empty(),
            List.of()));
  }

  @Override
  public PrincipalFacts principal(PatchTarget target) {
    return new PrincipalFacts.Known(
        Records.ROLE_ID,
        Map.of(),
        texts.stream()
            .map(t -> new HeldPolicy(HeldPolicy.Source.INLINE, "own", Optional.empty(), t))
            .toList(),
        Optional.empty(),
        false);
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
      boolean splitByRegion) {
    List<SourcePolicy> held = new ArrayList<>(policies);
    draft.ifPresent(text -> held.add(SourcePolicy.of("draft", "none", text)));
    return answered(held, probes);
  }

  @Override
  public Simulation imagine(
      List<HeldPolicy> held,
      Optional<HeldPolicy> boundary,
      List<Probe> probes,
      KnownKeys known,
      boolean splitByRegion) {
    return answered(
        held.stream().map(p -> SourcePolicy.of(p.name(), "none", p.text())).toList(), probes);
  }

  private static Simulation answered(List<SourcePolicy> held, List<Probe> probes) {
    Map<Probe, Answer> answers = new LinkedHashMap<>();
    for (Probe probe : probes) {
      @Nullable String profile = probe.profile().map(Object::toString).orElse(null);
      Decision decision =
          decide(
              IamRequest.of(
                  "",
                  probe.action().toString(),
                  probe.resource().toString(),
                  profile,
                  probe.region()),
              held);
      Answer.Outcome outcome =
          switch (decision.verdict()) {
            case ALLOWED -> Answer.Outcome.ALLOWED;
            case IMPLICIT_DENY -> Answer.Outcome.IMPLICIT_DENY;
            case EXPLICIT_DENY -> Answer.Outcome.EXPLICIT_DENY;
          };
      answers.put(
          probe,
          new Answer(outcome, true, Answer.Organization.NONE, List.copyOf(decision.missing())));
    }
    return new Simulation.Done(answers);
  }
}
