package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.ManagedPolicy;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads of roles, users, groups and managed policies.
record Identities(Accounts accounts) {

  void get(QueryCall call, Xml result, IdentityKind kind) {
    Identity identity = accounts.named(call, kind);
    result.nest(
        kind.word(),
        xml -> {
          head(xml, identity);
          identity
              .trustPolicy()
              .ifPresent(text -> xml.text("AssumeRolePolicyDocument", encode(text)));
          if (kind == IdentityKind.ROLE) {
            xml.text("MaxSessionDuration", "3600");
          }
          identity.boundaryArn().ifPresent(arn -> boundary(xml, arn));
          if (!identity.tags().isEmpty()) {
            xml.list("Tags", identity.tags().entrySet(), Identities::tag);
          }
        });
  }

  void groupsOfUser(QueryCall call, Xml result) {
    Identity user = accounts.named(call, IdentityKind.USER);
    var groups = new ArrayList<Identity>();
    for (String name : user.groups()) {
      accounts.state().find(user.account(), IdentityKind.GROUP, name).ifPresent(groups::add);
    }
    Page<Identity> page = Page.of(call, List.copyOf(groups));
    result.list("Groups", page.items(), Identities::head);
    page.end(result);
  }

  void policy(QueryCall call, Xml result) {
    ManagedPolicy policy = accounts.policy(call.required("PolicyArn"));
    result.nest(
        "Policy",
        xml ->
            xml.text("PolicyName", policy.name())
                .text("PolicyId", policy.id())
                .text("Arn", policy.arn())
                .text("Path", policy.path())
                .text("DefaultVersionId", policy.defaultVersionId())
                .text("AttachmentCount", "1")
                .text("PermissionsBoundaryUsageCount", "0")
                .text("IsAttachable", "true"));
  }

  void policyVersion(QueryCall call, Xml result) {
    ManagedPolicy policy = accounts.policy(call.required("PolicyArn"));
    String version = call.required("VersionId");
    String document = policy.versions().get(version);
    if (document == null) {
      throw Accounts.noSuch(
          "Policy %s version %s does not exist or is not attachable."
              .formatted(policy.arn(), version));
    }
    boolean inForce = version.equals(policy.defaultVersionId());
    result.nest(
        "PolicyVersion",
        xml ->
            xml.text("Document", encode(document))
                .text("VersionId", version)
                .text("IsDefaultVersion", Boolean.toString(inForce)));
  }

  static void head(Xml xml, Identity identity) {
    String word = identity.kind().word();
    xml.text("Path", identity.path())
        .text(word + "Name", identity.name())
        .text(word + "Id", identity.id())
        .text("Arn", identity.arn())
        .text("CreateDate", identity.createDate());
  }

  private static void boundary(Xml xml, String arn) {
    xml.nest(
        "PermissionsBoundary",
        inner ->
            inner
                .text("PermissionsBoundaryType", "PermissionsBoundaryPolicy")
                .text("PermissionsBoundaryArn", arn));
  }

  private static void tag(Xml xml, Map.Entry<String, String> tag) {
    xml.text("Key", tag.getKey()).text("Value", tag.getValue());
  }

  /// Documents leave IAM percent-encoded by RFC 3986, a space as `%20`.
  static String encode(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
