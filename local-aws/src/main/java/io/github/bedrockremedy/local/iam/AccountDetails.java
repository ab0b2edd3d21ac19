package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.ManagedPolicy;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.Xml;
import java.util.ArrayList;
import java.util.List;

/// `GetAccountAuthorizationDetails`: users, groups, roles and managed policies one after the
/// other, in pages over all of them, as far as the filter asks for them. Tags are left out.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html>.
record AccountDetails(Accounts accounts) {
  private static final List<IdentityKind> KINDS =
      List.of(IdentityKind.USER, IdentityKind.GROUP, IdentityKind.ROLE);
  private static final String AWS_OWN = "::aws:policy/";

  void details(QueryCall call, Xml result) {
    String account = accounts.state().accountOf(call.scope().accessKey()).accountId();
    List<String> filter = call.list("Filter");
    List<Object> all = new ArrayList<>();
    for (IdentityKind kind : KINDS) {
      if (filter.isEmpty() || filter.contains(kind.word())) {
        all.addAll(accounts.state().of(account, kind));
      }
    }
    accounts.state().policies(account).stream()
        .filter(p -> filter.isEmpty() || filter.contains(kind(p)))
        .forEach(all::add);
    Page<Object> page = Page.of(call, all);
    for (IdentityKind kind : KINDS) {
      result.list(
          kind.word() + "DetailList",
          page.items().stream()
              .filter(it -> it instanceof Identity identity && identity.kind() == kind)
              .map(Identity.class::cast)
              .toList(),
          AccountDetails::identity);
    }
    result.list(
        "Policies",
        page.items().stream()
            .filter(ManagedPolicy.class::isInstance)
            .map(ManagedPolicy.class::cast)
            .toList(),
        AccountDetails::policy);
    page.end(result);
  }

  private static String kind(ManagedPolicy policy) {
    return policy.arn().contains(AWS_OWN) ? "AWSManagedPolicy" : "LocalManagedPolicy";
  }

  private static void identity(Xml xml, Identity identity) {
    Identities.head(xml, identity);
    xml.list(
            identity.kind().word() + "PolicyList",
            identity.inline().entrySet(),
            (inner, policy) ->
                inner
                    .text("PolicyName", policy.getKey())
                    .text("PolicyDocument", Identities.encode(policy.getValue())))
        .list(
            "AttachedManagedPolicies",
            identity.attached(),
            (inner, it) -> inner.text("PolicyName", it.name()).text("PolicyArn", it.arn()));
    if (identity.kind() == IdentityKind.USER) {
      xml.strings("GroupList", identity.groups());
    }
  }

  private static void policy(Xml xml, ManagedPolicy policy) {
    xml.text("PolicyName", policy.name())
        .text("PolicyId", policy.id())
        .text("Arn", policy.arn())
        .text("Path", policy.path())
        .text("DefaultVersionId", policy.defaultVersionId())
        .list(
            "PolicyVersionList",
            policy.versions().entrySet(),
            (inner, version) ->
                inner
                    .text("Document", Identities.encode(version.getValue()))
                    .text("VersionId", version.getKey())
                    .text(
                        "IsDefaultVersion",
                        Boolean.toString(version.getKey().equals(policy.defaultVersionId()))));
  }
}
