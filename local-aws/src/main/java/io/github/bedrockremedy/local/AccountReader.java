package io.github.bedrockremedy.local;

import io.github.bedrockremedy.local.Identity.Attached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns `account.json` into an [AccountFile].
final class AccountReader {
  private static final String EPOCH = "2024-01-01T00:00:00Z";

  private AccountReader() {}

  static AccountFile read(Field root) {
    String account = account(root);
    var identities = new ArrayList<Identity>();
    root.at("RoleDetailList")
        .items()
        .forEach(field -> identities.add(identity(IdentityKind.ROLE, field)));
    root.at("UserDetailList")
        .items()
        .forEach(field -> identities.add(identity(IdentityKind.USER, field)));
    root.at("GroupDetailList")
        .items()
        .forEach(field -> identities.add(identity(IdentityKind.GROUP, field)));
    return new AccountFile(
        account,
        identities,
        root.at("Policies").items().stream().map(AccountReader::policy).toList(),
        root.at("OrganizationPolicies").items().stream()
            .map(level -> level.items().stream().map(Field::document).toList())
            .toList(),
        root.at("InferenceProfiles").items().stream().map(Field::node).toList(),
        root.at("PromptRouters").items().stream().map(Field::node).toList(),
        root.at("Guardrails").items().stream().map(Field::node).toList(),
        root.at("Stacks").items().stream().flatMap(stack -> resources(stack).stream()).toList(),
        root.at("Accounts").items().stream().map(AccountReader::read).toList(),
        root.at("OrganizationId").textIfPresent(),
        root.at("Answers").node());
  }

  /// The account's id; what the AWS CLI prints has none beside the ARNs of the roles.
  private static String account(Field root) {
    Field id = root.at("AccountId");
    return root.at("RoleDetailList").items().stream()
        .filter(_ -> !id.present())
        .map(role -> role.at("Arn").text().split(":", 6))
        .filter(parts -> parts.length == 6)
        .map(parts -> parts[4])
        .findFirst()
        .orElseGet(id::text);
  }

  private static Identity identity(IdentityKind kind, Field field) {
    String word = kind.word();
    String arn = field.at("Arn").text();
    if (arn.split(":", 6).length < 6) {
      throw field.at("Arn").wrong("not an ARN: " + arn);
    }
    return new Identity(
        kind,
        arn,
        field.at(word + "Name").text(),
        field.at("Path").textIfPresent().orElse("/"),
        field.at(word + "Id").textIfPresent().orElse("AID" + Integer.toHexString(arn.hashCode())),
        field.at("CreateDate").textIfPresent().orElse(EPOCH),
        field.at("AssumeRolePolicyDocument").present()
            ? Optional.of(field.at("AssumeRolePolicyDocument").document())
            : Optional.empty(),
        tags(field.at("Tags")),
        inline(field.at(word + "PolicyList")),
        field.at("AttachedManagedPolicies").items().stream().map(AccountReader::attached).toList(),
        field.at("PermissionsBoundary").at("PermissionsBoundaryArn").textIfPresent(),
        field.at("GroupList").items().stream().map(Field::text).toList());
  }

  private static Map<String, String> tags(Field list) {
    var tags = new LinkedHashMap<String, String>();
    list.items().forEach(tag -> tags.put(tag.at("Key").text(), tag.at("Value").text()));
    return tags;
  }

  private static Map<String, String> inline(Field list) {
    var inline = new LinkedHashMap<String, String>();
    list.items()
        .forEach(
            policy ->
                inline.put(policy.at("PolicyName").text(), policy.at("PolicyDocument").document()));
    return inline;
  }

  private static Attached attached(Field field) {
    return new Attached(field.at("PolicyName").text(), field.at("PolicyArn").text());
  }

  private static ManagedPolicy policy(Field field) {
    String arn = field.at("Arn").text();
    var versions = new LinkedHashMap<String, String>();
    for (Field version : field.at("PolicyVersionList").items()) {
      versions.put(version.at("VersionId").text(), version.at("Document").document());
    }
    String inForce = field.at("DefaultVersionId").textIfPresent().orElse("v1");
    if (!versions.containsKey(inForce)) {
      throw field.at("PolicyVersionList").wrong("no version " + inForce);
    }
    return new ManagedPolicy(
        arn,
        field.at("PolicyName").text(),
        field.at("PolicyId").textIfPresent().orElse("ANPA" + Integer.toHexString(arn.hashCode())),
        field.at("Path").textIfPresent().orElse("/"),
        inForce,
        versions);
  }

  private static List<StackResource> resources(Field stack) {
    return stack.at("Resources").items().stream()
        .map(
            resource ->
                new StackResource(
                    stack.at("StackName").text(),
                    stack.at("StackId").text(),
                    stack.at("Region").text(),
                    resource.at("LogicalResourceId").text(),
                    resource.at("PhysicalResourceId").text(),
                    resource.at("ResourceType").text()))
        .toList();
  }
}
