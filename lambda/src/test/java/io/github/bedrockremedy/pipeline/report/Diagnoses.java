package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.Entitlement;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker.KnownBy;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Confidence;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.GrantCondition;
import io.github.bedrockremedy.pipeline.diagnosis.HeldStatement;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of everything there is a wording for.
final class Diagnoses {
  private static final List<String> EU =
      List.of(
          "eu-central-1",
          "eu-central-2",
          "eu-north-1",
          "eu-south-1",
          "eu-south-2",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  private Diagnoses() {}

  static List<Diagnosis> all() {
    List<Diagnosis> all = new ArrayList<>();
    Needed needed = Incident.needed();
    all.add(Incident.missing());
    all.add(Incident.missing(needed, List.of()));
    all.add(global());
    all.add(manyRegions());
    all.add(missing(Cause.MISSING_PROFILE, needed));
    all.add(missing(Cause.MISSING_MODEL, direct(Incident.model("us-east-1"))));
    all.add(missing(Cause.MISSING_ACTION, guardrail()));
    all.add(
        missing(
            Cause.MISSING_ACTION,
            new Needed.AnyResource(new Action("bedrock", "CallWithBearerToken"))));
    for (PolicyType type : PolicyType.values()) {
      all.add(Facts.blocked(true, type, Optional.of(scp()), needed, KnownBy.STATED));
      if (type != PolicyType.IDENTITY) {
        all.add(Facts.blocked(false, type, Optional.empty(), needed, KnownBy.SIMULATED));
      }
    }
    for (Entitlement entitlement : Entitlement.values()) {
      all.add(new Diagnosis.NotEntitled(entitlement, needed));
    }
    all.add(new Diagnosis.AlreadyAllowed(needed));
    all.add(
        new Diagnosis.UnofferedAction(
            new Needed.Unoffered(new Action("bedrock", "DeleteGuardrail"))));
    all.add(new Diagnosis.CompromisedPrincipal("a quarantine policy is attached", needed));
    all.add(new Diagnosis.Undetermined("AWS's message gives no reason.", List.of(), needed));
    all.add(everything(needed));
    all.add(conditioned());
    return List.copyOf(all);
  }

  /// Every kind of obstacle at once.
  static Diagnosis.BlockedByPolicy everything(Needed needed) {
    List<Blocker> blockers = new ArrayList<>();
    for (PolicyType type : PolicyType.values()) {
      for (boolean explicit : List.of(true, false)) {
        blockers.add(
            new Blocker(
                type,
                explicit,
                type == PolicyType.SCP ? KnownBy.SUSPECTED : KnownBy.DOCUMENT,
                Optional.empty(),
                List.of(statement(type, !explicit)),
                List.of("us-west-2")));
      }
    }
    return new Diagnosis.BlockedByPolicy(blockers, needed);
  }

  private static HeldStatement statement(PolicyType kind, boolean allow) {
    return new HeldStatement(
        kind,
        "regions",
        Optional.empty(),
        "OnlyHome",
        allow,
        List.of(new Condition("StringEquals", Condition.REQUESTED_REGION, List.of("us-east-1"))),
        List.of("us-west-2"));
  }

  static Diagnosis.MissingAllow conditioned() {
    return new Diagnosis.MissingAllow(
        Cause.MISSING_DESTINATION_REGIONS,
        Incident.needed(),
        Confidence.INFERRED,
        Optional.empty(),
        new OwnGrant.Conditioned(
            List.of(
                new GrantCondition(
                    "home",
                    new Condition("IpAddress", "aws:SourceIp", List.of("10.0.0.0/8")),
                    List.of()))),
        List.of("a policy asks for aws:SourceIp, which is not known here"));
  }

  static List<Target> targets() {
    List<Target> targets = new ArrayList<>(List.of(Incident.role(), Incident.user()));
    for (NotPatchable.Kind kind : NotPatchable.Kind.values()) {
      targets.add(new NotPatchable(kind, Optional.empty(), "Not here."));
    }
    targets.add(permissionSet());
    return List.copyOf(targets);
  }

  static Target permissionSet() {
    return new NotPatchable(
        NotPatchable.Kind.PERMISSION_SET,
        Optional.of(
            Incident.arn(
                "arn:aws:iam::618048437522:role/aws-reserved/sso.amazonaws.com/"
                    + "AWSReservedSSO_Data_Team_0123456789abcdef")),
        "Identity Center owns the role.");
  }

  static Arn scp() {
    return Incident.arn(
        "arn:aws:organizations::111122223333:policy/o-abc/service_control_policy/p-xyz");
  }

  static Diagnosis.MissingAllow global() {
    return Incident.missing(
        Incident.needed(
            "global",
            List.of("", "us-east-1"),
            new ProfileFacts.Provenance.Catalogue(
                "2026-10-30", "docs-table,api-scan", "2026-10-30")),
        List.of());
  }

  static Diagnosis.MissingAllow manyRegions() {
    return Incident.missing(
        Incident.needed("eu", EU, new ProfileFacts.Provenance.Live()), EU.subList(1, 12));
  }

  static Diagnosis.MissingAllow missing(Cause cause, Needed needed) {
    return new Diagnosis.MissingAllow(
        cause,
        needed,
        Confidence.INFERRED,
        Optional.empty(),
        new OwnGrant.NotRead("offline"),
        List.of("the policies were not read", "nothing was simulated"));
  }

  private static Needed direct(Arn resource) {
    return new Needed.Direct(Action.INVOKE_MODEL, resource);
  }

  private static Needed guardrail() {
    return new Needed.Direct(
        new Action("bedrock", "ApplyGuardrail"),
        Incident.arn("arn:aws:bedrock:us-east-1:618048437522:guardrail/abc123"));
  }
}
