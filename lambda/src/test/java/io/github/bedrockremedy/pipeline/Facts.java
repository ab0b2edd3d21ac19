package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Evidence;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evidence made by hand: the profile of three Regions, what the role holds, what IAM answers.
public final class Facts {
  public static final Answer ALLOWED =
      new Answer(Answer.Outcome.ALLOWED, true, Answer.Organization.NONE, List.of());
  public static final Answer DENIED =
      new Answer(Answer.Outcome.IMPLICIT_DENY, true, Answer.Organization.NONE, List.of());
  public static final String MODELS_HERE =
      "{'Effect':'Allow','Action':'bedrock:InvokeModel','Resource':'arn:aws:bedrock:us-east-1::foundation-model/*'}";
  public static final String PROFILES_HERE =
      "{'Effect':'Allow','Action':'bedrock:InvokeModel','Resource':'arn:aws:bedrock:us-east-1:618048437522:inference-profile/*'}";

  private Facts() {}

  public static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }

  public static Denial denial() {
    return DenialReader.read(Records.denied().event());
  }

  /// The denial of a resource, for a reason AWS states.
  public static Denial denied(String resource, String clause) {
    return DenialReader.read(
        Records.denied()
            .with("errorMessage", Records.message("bedrock:InvokeModel", resource, clause))
            .event());
  }

  public static PatchTarget role() {
    return new PatchTarget.RoleInlinePolicy(arn(Records.ROLE_ARN), Records.ROLE_ID);
  }

  public static ProfileFacts.Known profile(String arn, String... regions) {
    List<Arn> models = new ArrayList<>();
    for (String region : regions) {
      models.add(arn(Records.model(region)));
    }
    return new ProfileFacts.Known(arn(arn), models, new ProfileFacts.Provenance.Live());
  }

  public static Needed.ThroughProfile needed() {
    return new Needed.ThroughProfile(
        Action.INVOKE_MODEL,
        profile(Records.profileArn(), "us-east-1", "us-east-2", "us-west-2"),
        false,
        false);
  }

  public static Needed.Direct direct() {
    return new Needed.Direct(Action.INVOKE_MODEL, arn(Records.model("us-east-1")));
  }

  public static PrincipalFacts.Known holding(String... statements) {
    return known(Map.of(), statements);
  }

  public static PrincipalFacts.Known known(Map<String, String> tags, String... statements) {
    return new PrincipalFacts.Known(
        Records.ROLE_ID, tags, List.of(inline("own", statements)), Optional.empty(), false);
  }

  public static HeldPolicy inline(String name, String... statements) {
    String text = "{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}";
    return new HeldPolicy(
        HeldPolicy.Source.INLINE, name, Optional.empty(), text.replace('\'', '"'));
  }

  /// The statement under a condition.
  public static String with(String statement, String condition) {
    return statement.substring(0, statement.length() - 1) + ",'Condition':{" + condition + "}}";
  }

  /// A principal under a boundary.
  public static PrincipalFacts.Known bounded(List<HeldPolicy> own, String... limits) {
    return new PrincipalFacts.Known(
        Records.ROLE_ID, Map.of(), own, Optional.of(inline("limits", limits)), false);
  }

  /// Blocked by one policy and nothing else.
  public static Diagnosis.BlockedByPolicy blocked(
      boolean explicit,
      PolicyType policy,
      Optional<Arn> arn,
      Needed needed,
      Blocker.KnownBy knownBy) {
    var blocker = new Blocker(policy, explicit, knownBy, arn, List.of(), List.of());
    return new Diagnosis.BlockedByPolicy(List.of(blocker), needed);
  }

  public static Evidence evidence(Needed needed, PrincipalFacts principal, Simulation before) {
    return new Evidence(needed, principal, before, new Owner.Unknown());
  }

  /// The simulator's answers for the needed calls: allowed on what is in the given Regions.
  public static Simulation allowing(Needed needed, String... regions) {
    Map<Probe, Answer> answers = new LinkedHashMap<>();
    for (Probe probe : needed.probes(Action.INVOKE_MODEL, "us-east-1")) {
      boolean yes = List.of(regions).contains(probe.resource().region());
      answers.put(probe, yes ? ALLOWED : DENIED);
    }
    return new Simulation.Done(answers);
  }

  public static Simulation answering(Needed needed, Answer answer) {
    Map<Probe, Answer> answers = new LinkedHashMap<>();
    needed.probes(Action.INVOKE_MODEL, "us-east-1").forEach(p -> answers.put(p, answer));
    return new Simulation.Done(answers);
  }
}
