package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.List;
import java.util.Optional;

/// The proposed policy in the languages owners keep their principals in, each complete and minimal,
/// under a name of the owner's own: ours goes when theirs covers the access.
public final class Snippets {
  private final CasePlan.Proposal proposal;
  private final PolicyDocument policy;
  private final boolean role;
  private final String principal;
  private final String name;

  private Snippets(
      CasePlan.Proposal proposal,
      PolicyDocument policy,
      boolean role,
      String principal,
      String name) {
    this.proposal = proposal;
    this.policy = policy;
    this.role = role;
    this.principal = principal;
    this.name = name;
  }

  /// The snippets of a plan; empty where it proposes no patch of a role or user.
  public static Optional<Snippets> of(CasePlan plan) {
    String kind = plan.subject().targetKind();
    Text principal = Text.name(plan.subject().targetName());
    boolean place = (kind.equals("role") || kind.equals("user")) && principal.isPrintable();
    // CloudFormation puts something else in the place of such a text, wherever it stands.
    boolean resolved = plan.proposal().filter(p -> p.text().contains("{{resolve:")).isPresent();
    if (!place || resolved || plan.proposal().isEmpty()) {
      return Optional.empty();
    }
    CasePlan.Proposal proposal = plan.proposal().get();
    try {
      PolicyDocument policy = PolicyReader.read(proposal.text());
      return Optional.of(
          new Snippets(
              proposal, policy, kind.equals("role"), principal.value(), SnippetName.of(plan)));
    } catch (PolicySyntaxException _) {
      return Optional.empty();
    }
  }

  /// The languages, most asked for first.
  public enum Language {
    TERRAFORM("Terraform"),
    CLOUDFORMATION("CloudFormation (YAML)"),
    CDK_JAVA("AWS CDK in Java"),
    CDK_TYPESCRIPT("AWS CDK in TypeScript"),
    JSON("The policy as JSON"),
    CLI("AWS CLI");

    private final String title;

    Language(String title) {
      this.title = title;
    }

    /// The languages, the owner's own first where it is known.
    ///
    /// @param owner who maintains the principal, in the words of the plan
    static List<Language> forOwner(Optional<String> owner) {
      return switch (OwnerWords.keptIn(owner)) {
        case STACK -> List.of(CLOUDFORMATION, CDK_TYPESCRIPT, CDK_JAVA, TERRAFORM, JSON, CLI);
        case CDK -> List.of(CDK_TYPESCRIPT, CDK_JAVA, CLOUDFORMATION, TERRAFORM, JSON, CLI);
        case TERRAFORM, UNKNOWN -> List.of(values());
      };
    }

    /// As people call it.
    public String title() {
      return title;
    }
  }

  /// The policy in a language.
  public String in(Language language) {
    return switch (language) {
      case TERRAFORM -> terraform();
      case CLOUDFORMATION -> cloudFormation();
      case CDK_JAVA -> cdk();
      case CDK_TYPESCRIPT -> typeScript();
      case JSON -> json();
      case CLI -> putCommand();
    };
  }

  /// The policy as indented JSON.
  public String json() {
    return PolicyOutline.of(policy, PolicyOutline.JSON, "");
  }

  /// A proposed policy as indented JSON, wherever it goes; words that say so if it cannot be read.
  public static String json(CasePlan.Proposal proposal) {
    try {
      return PolicyOutline.of(PolicyReader.read(proposal.text()), PolicyOutline.JSON, "");
    } catch (PolicySyntaxException _) {
      return PatchLines.UNREADABLE;
    }
  }

  /// A Terraform resource, formatted as `terraform fmt` does.
  public String terraform() {
    String kind = role ? "role" : "user";
    return """
    resource "aws_iam_%s_policy" "%s" {
      name = "%s"
      %s = "%s"

      policy = jsonencode(%s)
    }
    """
        .formatted(
            kind,
            name.replace('-', '_'),
            name,
            kind,
            principal,
            PolicyOutline.of(policy, PolicyOutline.HCL, "  "));
  }

  /// A CloudFormation template in YAML with one resource.
  public String cloudFormation() {
    String kind = role ? "Role" : "User";
    return """
    Resources:
      %s:
        Type: AWS::IAM::%sPolicy
        Properties:
          %sName: "%s"
          PolicyName: "%s"
          PolicyDocument:
    %s"""
        .formatted(
            SnippetName.camel(name),
            kind,
            kind,
            principal,
            name,
            PolicyYaml.of(policy, "        "));
  }

  /// CDK code in Java; the construct of the principal is called `role` or `user`.
  public String cdk() {
    return CdkJava.of(policy, role ? "role" : "user");
  }

  /// CDK code in TypeScript; the construct of the principal is called `role` or `user`.
  public String typeScript() {
    return CdkTypeScript.of(policy, role ? "role" : "user");
  }

  /// The AWS CLI command that writes the policy under the owner's name for it.
  public String putCommand() {
    String document = policy.text().replace("'", "'\\''");
    return command("put", name) + " --policy-document '" + document + "'";
  }

  /// The AWS CLI command that removes the policy this system writes.
  public String undoCommand() {
    return command("delete", Text.name(proposal.policyName()).value());
  }

  private String command(String verb, String policyName) {
    String kind = role ? "role" : "user";
    return "aws iam "
        + verb
        + "-"
        + kind
        + "-policy --"
        + kind
        + "-name "
        + principal
        + " --policy-name "
        + policyName;
  }
}
