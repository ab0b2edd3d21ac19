package io.github.bedrockremedy.local.sts;

import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.Session;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.policy.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who calls.
///
/// @param arn as AWS names the caller
/// @param principalArn the role behind a session, path included; else the same
/// @param organization id of the account's organisation
record Caller(String arn, String principalArn, String account, Optional<String> organization) {

  /// The session a key stands for, else the root user of the key's account.
  static Caller of(AccountState state, String accessKey) {
    AccountFile account = state.accountOf(accessKey);
    String root = "arn:aws:iam::" + account.accountId() + ":root";
    Optional<Session> session = state.sessions().find(accessKey);
    return new Caller(
        session.map(Session::arn).orElse(root),
        session.map(Session::roleArn).orElse(root),
        account.accountId(),
        account.organizationId());
  }

  /// Condition keys of every request of this caller.
  Map<String, List<String>> context() {
    var context = new HashMap<String, List<String>>();
    context.put("aws:PrincipalArn", List.of(principalArn));
    context.put("aws:PrincipalAccount", List.of(account));
    organization.ifPresent(id -> context.put("aws:PrincipalOrgID", List.of(id)));
    return context;
  }

  /// Whether the caller's own policies let it call; a principal the account's file does not hold
  /// may do what it likes.
  boolean maySend(AccountState state, String action, String resource) {
    Optional<Identity> self = state.find(principalArn);
    if (self.isEmpty()) {
      return true;
    }
    List<SourcePolicy> policies = new ArrayList<>();
    self.get().inline().forEach((name, text) -> policies.add(SourcePolicy.of(name, "role", text)));
    self.get()
        .attached()
        .forEach(
            it ->
                state
                    .policy(it.arn())
                    .ifPresent(
                        p -> policies.add(SourcePolicy.of(it.name(), "none", p.document()))));
    return PolicyEvaluator.evaluate(
                new RequestContext(
                    action, resource, context(), policies, Optional.empty(), List.of()))
            .verdict()
        == Verdict.ALLOWED;
  }
}
