package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.Identity.Attached;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.Xml;
import java.util.List;
import java.util.TreeMap;

/// Inline policies of one kind of identity, and the names of what is attached beside them.
record InlinePolicies(Accounts accounts, IdentityKind kind) {

  void list(QueryCall call, Xml result) {
    Identity identity = accounts.named(call, kind);
    Page<String> page = Page.of(call, List.copyOf(identity.inline().keySet()));
    result.strings("PolicyNames", page.items());
    page.end(result);
  }

  void listAttached(QueryCall call, Xml result) {
    Identity identity = accounts.named(call, kind);
    Page<Attached> page = Page.of(call, identity.attached());
    result.list(
        "AttachedPolicies",
        page.items(),
        (xml, it) -> xml.text("PolicyName", it.name()).text("PolicyArn", it.arn()));
    page.end(result);
  }

  void get(QueryCall call, Xml result) {
    Identity identity = accounts.named(call, kind);
    String name = policyName(call);
    result
        .text(kind.word() + "Name", identity.name())
        .text("PolicyName", name)
        .text("PolicyDocument", Identities.encode(existing(identity, name)));
  }

  void put(QueryCall call, Xml result) {
    synchronized (accounts.state()) {
      Identity identity = accounts.named(call, kind);
      String name = policyName(call);
      String document = call.required("PolicyDocument");
      protect(identity);
      PolicyGrammar.check(document);
      var inline = new TreeMap<>(identity.inline());
      inline.put(name, document);
      long size = inline.values().stream().mapToLong(InlinePolicies::size).sum();
      if (size > kind.inlineQuota()) {
        throw new AwsError(
            409,
            "LimitExceeded",
            "Maximum policy size of %d bytes exceeded for %s %s"
                .formatted(kind.inlineQuota(), kind.lower(), identity.name()));
      }
      accounts.state().putInlinePolicy(identity.arn(), name, document);
    }
  }

  void delete(QueryCall call, Xml result) {
    synchronized (accounts.state()) {
      Identity identity = accounts.named(call, kind);
      String name = policyName(call);
      protect(identity);
      existing(identity, name);
      accounts.state().removeInlinePolicy(identity.arn(), name);
    }
  }

  private String existing(Identity identity, String name) {
    String document = identity.inline().get(name);
    if (document == null) {
      throw Accounts.noSuch(
          "The %s policy with name %s cannot be found.".formatted(kind.lower(), name));
    }
    return document;
  }

  private static void protect(Identity identity) {
    if (identity.path().startsWith("/aws-service-role/")
        || identity.path().startsWith("/aws-reserved/")) {
      throw new AwsError(
          400,
          "UnmodifiableEntity",
          "Cannot perform the operation on the protected role '%s' - this role is only modifiable by AWS"
              .formatted(identity.name()));
    }
  }

  private static String policyName(QueryCall call) {
    String name = call.required("PolicyName");
    if (!name.matches("[\\w+=,.@-]{1,128}")) {
      throw AwsError.validation(
          "The specified value for policyName is invalid. It must contain only alphanumeric"
              + " characters and/or the following: +=,.@_-");
    }
    return name;
  }

  private static long size(String document) {
    return document.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
