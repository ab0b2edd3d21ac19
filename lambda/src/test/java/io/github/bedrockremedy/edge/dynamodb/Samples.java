package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Cases and decisions with every component set.
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456789Z");
  static final CaseId ID = new CaseId("br-k7m2p4q6ab");
  static final String ROLE = "arn:aws:iam::618048437522:role/agents/supervisor-dev";

  private Samples() {}

  static CasePlan plan() {
    return new CasePlan(
        new CasePlan.Subject(
            "5f2c1c3e-0d3f-4b0a-9f3e-3d7f2b1c0a99",
            "618048437522",
            "us-east-1",
            "Converse",
            Optional.of("bedrock:InvokeModel"),
            Optional.of("arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-lite-v1:0"),
            "role",
            "supervisor-dev",
            Optional.of(ROLE)),
        new CasePlan.Finding(
            "missing-destination-regions",
            "confirmed",
            "The role lacks two Regions",
            "The profile routes to three Regions; \"one\" is allowed.\nTwo are not.",
            List.of("Approve the patch", "Put it in the stack"),
            List.of("amazon.nova-lite-v1:0"),
            Optional.of("us.amazon.nova-lite-v1:0"),
            Optional.of(
                "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.amazon.nova-lite-v1:0"),
            List.of("", "us-east-1", "us-east-2"),
            Optional.of(List.of("us-east-2"))),
        Optional.of(
            new CasePlan.Proposal("BedrockRemedy-" + ID, "{\"Version\":\"2012-10-17\"}", "ab12")),
        new CasePlan.Verdict(
            "approve",
            "yardstick-1",
            "ask",
            Optional.of("low"),
            List.of(new CasePlan.Rule("mode", "fail", "the mode is approve"))),
        List.of(new CasePlan.ProofRow("through the profile in us-east-2", true, "denied", "?")),
        Optional.of("stack agents-dev in us-east-1"),
        "fp-1",
        NOW);
  }

  /// The same plan with everything left out that may be.
  static CasePlan barePlan() {
    CasePlan full = plan();
    CasePlan.Subject subject = full.subject();
    CasePlan.Finding finding = full.finding();
    return new CasePlan(
        new CasePlan.Subject(
            subject.eventId(),
            subject.account(),
            subject.region(),
            subject.operation(),
            Optional.empty(),
            Optional.empty(),
            "none",
            "",
            Optional.empty()),
        new CasePlan.Finding(
            finding.cause(),
            finding.confidence(),
            finding.headline(),
            finding.explanation(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()),
        Optional.empty(),
        new CasePlan.Verdict("dry-run", "yardstick-2", "report", Optional.empty(), List.of()),
        List.of(),
        Optional.empty(),
        "fp-2",
        NOW);
  }

  static Case pending() {
    return pending(ID);
  }

  static Case pending(CaseId id) {
    return new Case(
        id,
        "c0ffee".repeat(10),
        CaseStatus.PENDING,
        2,
        7,
        "{\"eventName\":\"Converse\"}",
        plan(),
        Optional.of(new Approval("someone", Approval.Via.PAGE, NOW, "ab12")),
        Optional.of(Case.Owes.NOTIFY),
        Optional.of(NOW.plusSeconds(300)),
        1,
        NOW.minusSeconds(60),
        NOW,
        Optional.of(NOW.minusSeconds(30)));
  }

  /// A case that owes nothing and was never asked about.
  static Case bare() {
    return new Case(
        ID,
        "c0ffee".repeat(10),
        CaseStatus.REPORTED,
        0,
        0,
        "{}",
        barePlan(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        NOW,
        NOW,
        Optional.empty());
  }

  static Step first(Case to) {
    return new Step(to.updatedAt(), Optional.empty(), to.status(), "DenialHandler", "first seen");
  }

  static Step step(Case from, Case to) {
    return new Step(
        to.updatedAt(), Optional.of(from.status()), to.status(), "PatchHandler", "because");
  }

  static PersonDecision approval(int generation) {
    return new PersonDecision(
        ID,
        generation,
        PersonDecision.Verdict.APPROVE,
        "ab12",
        "proof",
        "Jo",
        Approval.Via.PAGE,
        "ok",
        NOW);
  }

  static PersonDecision rejection(String by) {
    return new PersonDecision(
        ID, 2, PersonDecision.Verdict.REJECT, "ab12", "proof", by, Approval.Via.PAGE, "", NOW);
  }
}
