package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.Session;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.policy.Verdict;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a session may call: what its role may, and no more than its session policy. A role the
/// account's file does not hold is bounded by the session policy alone.
record SessionRights(Accounts accounts) {

  void check(QueryCall call, String action) {
    accounts
        .state()
        .sessions()
        .find(call.scope().accessKey())
        .ifPresent(session -> check(session, call, action));
  }

  private void check(Session session, QueryCall call, String action) {
    Optional<Identity> target = target(call, session.account());
    String resource = target.map(Identity::arn).orElse(call.find("PolicyArn").orElse("*"));
    Map<String, List<String>> context = context(session, target);
    Optional<Identity> role = accounts.state().find(session.roleArn());
    var policies = new PrincipalPolicies(accounts);
    role.ifPresent(
        self ->
            require(
                session,
                new RequestContext(
                    action,
                    resource,
                    context,
                    policies.identity(self),
                    policies.boundary(self),
                    policies.organization(self.account())),
                "identity-based"));
    session
        .policy()
        .map(text -> SourcePolicy.of("session", "none", text))
        .ifPresent(
            policy ->
                require(
                    session,
                    new RequestContext(
                        action, resource, context, List.of(policy), Optional.empty(), List.of()),
                    "session"));
  }

  private static void require(Session session, RequestContext request, String kind) {
    if (PolicyEvaluator.evaluate(request).verdict() != Verdict.ALLOWED) {
      throw new AwsError(
          403,
          "AccessDenied",
          "User: %s is not authorized to perform: %s on resource: %s because no %s policy allows the %s action"
              .formatted(
                  session.arn(), request.action(), request.resource(), kind, request.action()));
    }
  }

  /// The role, user or group a call is about.
  private Optional<Identity> target(QueryCall call, String account) {
    for (IdentityKind kind : IdentityKind.values()) {
      Optional<String> name = call.find(kind.word() + "Name");
      if (name.isPresent()) {
        return accounts.state().find(account, kind, name.get());
      }
    }
    return call.find("PolicySourceArn").flatMap(accounts.state()::find);
  }

  private static Map<String, List<String>> context(Session session, Optional<Identity> target) {
    var context = new HashMap<String, List<String>>();
    context.put("aws:PrincipalArn", List.of(session.roleArn()));
    context.put("aws:PrincipalAccount", List.of(session.account()));
    target.ifPresent(
        it -> {
          it.boundaryArn().ifPresent(b -> context.put("iam:PermissionsBoundary", List.of(b)));
          it.tags()
              .forEach(
                  (key, value) -> {
                    context.put("aws:ResourceTag/" + key, List.of(value));
                    context.put("iam:ResourceTag/" + key, List.of(value));
                  });
        });
    return context;
  }
}
