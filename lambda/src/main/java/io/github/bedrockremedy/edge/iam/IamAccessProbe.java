package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.pipeline.evidence.AccessProbe;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;

/// IAM's policy simulator, with as few calls as the contexts of the probes allow.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html> and
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html>.
public final class IamAccessProbe implements AccessProbe {
  private static final String CALL = "iam:SimulatePrincipalPolicy";
  private static final String IMAGINED = "iam:SimulateCustomPolicy";

  private final IamClient iam;

  public IamAccessProbe(IamClient iam) {
    this.iam = iam;
  }

  @Override
  public Simulation simulate(
      PatchTarget target,
      List<Probe> probes,
      Optional<String> draft,
      KnownKeys known,
      boolean splitByRegion) {
    return answered(
        CALL,
        ProbeGroup.of(probes, known, splitByRegion),
        group ->
            iam
                .simulatePrincipalPolicyPaginator(group.request(target.arn(), draft))
                .evaluationResults()
                .stream()
                .toList());
  }

  @Override
  public Simulation imagine(
      List<HeldPolicy> policies,
      Optional<HeldPolicy> boundary,
      List<Probe> probes,
      KnownKeys known,
      boolean splitByRegion) {
    return answered(
        IMAGINED,
        ProbeGroup.of(probes, known, splitByRegion),
        group ->
            iam
                .simulateCustomPolicyPaginator(group.request(policies, boundary))
                .evaluationResults()
                .stream()
                .toList());
  }

  private static Simulation answered(
      String call, List<ProbeGroup> groups, Function<ProbeGroup, List<EvaluationResult>> ask) {
    Map<Probe, Answer> answers = new HashMap<>();
    try {
      for (ProbeGroup group : groups) {
        List<EvaluationResult> results = ask.apply(group);
        for (Probe probe : group.probes()) {
          Optional<Answer> answer = Answers.to(probe, group.ofOneResource(), results);
          if (answer.isEmpty()) {
            return new Simulation.NotDone(
                call + " did not answer for " + probe.action() + " on " + probe.resource());
          }
          answers.put(probe, answer.get());
        }
      }
    } catch (SdkException e) {
      return new Simulation.NotDone(Failure.of(e).why(call));
    }
    return new Simulation.Done(answers);
  }
}
