package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.Identity.Attached;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.policy.MalformedPolicy;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every policy that has a say about a principal.
record PrincipalPolicies(Accounts accounts) {

  List<SourcePolicy> identity(Identity identity) {
    var policies = new ArrayList<SourcePolicy>();
    own(identity, policies);
    for (String name : identity.groups()) {
      accounts
          .state()
          .find(identity.account(), IdentityKind.GROUP, name)
          .ifPresent(group -> own(group, policies));
    }
    return policies;
  }

  Optional<SourcePolicy> boundary(Identity identity) {
    return identity
        .boundaryArn()
        .map(arn -> parse(arn, type(arn), accounts.policy(arn).document()));
  }

  List<List<SourcePolicy>> organization(String account) {
    return accounts.state().organization(account).stream()
        .map(level -> level.stream().map(text -> parse("SCP", "none", text)).toList())
        .toList();
  }

  static SourcePolicy parse(String id, String type, String text) {
    try {
      return SourcePolicy.of(id, type, text);
    } catch (MalformedPolicy e) {
      throw new AwsError(400, "InvalidInput", "Invalid Entity Policy " + id + ": " + e.text());
    }
  }

  private void own(Identity identity, List<SourcePolicy> into) {
    String kind = identity.kind().lower();
    identity
        .inline()
        .forEach(
            (name, text) -> into.add(parse(kind + "_" + identity.name() + "_" + name, kind, text)));
    for (Attached attached : identity.attached()) {
      String text = accounts.policy(attached.arn()).document();
      into.add(parse(attached.name(), type(attached.arn()), text));
    }
  }

  private static String type(String policyArn) {
    return policyArn.contains("::aws:policy/") ? "aws-managed" : "user-managed";
  }
}
