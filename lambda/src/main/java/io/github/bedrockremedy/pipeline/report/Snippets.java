package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.Optional;

/// The proposed policy in the languages owners keep their principals in, each complete and minimal.
public final class Snippets {
  private final CasePlan plan;

  private Snippets(CasePlan plan) {
    this.plan = plan;
  }

  /// The snippets of a plan; empty where it proposes no patch of a role or user.
  public static Optional<Snippets> of(CasePlan plan) {
    return plan.proposal().map(_ -> new Snippets(plan));
  }

  /// The policy as indented JSON.
  public String json() {
    return plan.fingerprint();
  }

  /// A Terraform resource, formatted as `terraform fmt` does.
  public String terraform() {
    return json();
  }

  /// A CloudFormation resource in YAML.
  public String cloudFormation() {
    return json();
  }

  /// CDK code in Java.
  public String cdk() {
    return json();
  }

  /// The AWS CLI command that writes the policy under the owner's name for it.
  public String putCommand() {
    return json();
  }

  /// The AWS CLI command that removes the policy this system writes.
  public String undoCommand() {
    return json();
  }
}
