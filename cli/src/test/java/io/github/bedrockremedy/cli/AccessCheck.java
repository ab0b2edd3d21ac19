package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.ManagedPolicy;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.policy.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the policies of an account themselves, past the pipeline and the simulator's wire: whether
/// a
/// call of a principal would go through now.
final class AccessCheck {
  private static final String THROUGH = " through ";

  private final AccountState account;
  private final Identity principal;

  private AccessCheck(AccountState account, Identity principal) {
    this.account = account;
    this.principal = principal;
  }

  /// Whether a call is allowed.
  ///
  /// @param arn the role or user
  /// @param call `ACTION RESOURCE` or `ACTION RESOURCE through PROFILE-OR-ROUTER-ARN`
  static boolean allows(AccountState account, String arn, String call) {
    Identity principal =
        account.find(arn).orElseThrow(() -> new IllegalArgumentException(arn + " is not there"));
    return new AccessCheck(account, principal).allows(call);
  }

  private boolean allows(String call) {
    int blank = call.indexOf(' ');
    int through = call.indexOf(THROUGH);
    String action = call.substring(0, blank);
    String resource = call.substring(blank + 1, through < 0 ? call.length() : through);
    Map<String, List<String>> context = new HashMap<>();
    context.put("aws:RequestedRegion", List.of(region(resource)));
    if (through >= 0) {
      String by = call.substring(through + THROUGH.length());
      String key = by.contains("prompt-router/") ? "PromptRouterArn" : "InferenceProfileArn";
      context.put("bedrock:" + key, List.of(by));
    }
    var request =
        new RequestContext(action, resource, context, policies(), boundary(), organization());
    return PolicyEvaluator.evaluate(request).verdict() == Verdict.ALLOWED;
  }

  /// `aws:RequestedRegion` is `unspecified` for global routing, whose ARNs have no Region.
  private static String region(String resource) {
    String[] parts = resource.split(":", 6);
    return parts.length < 6 || parts[3].isEmpty() ? "unspecified" : parts[3];
  }

  private List<SourcePolicy> policies() {
    List<SourcePolicy> policies = new ArrayList<>(held(principal));
    for (String group : principal.groups()) {
      account
          .find(principal.account(), IdentityKind.GROUP, group)
          .ifPresent(it -> policies.addAll(held(it)));
    }
    return policies;
  }

  private List<SourcePolicy> held(Identity identity) {
    List<SourcePolicy> policies = new ArrayList<>();
    identity.inline().forEach((name, text) -> policies.add(SourcePolicy.of(name, "role", text)));
    identity.attached().forEach(attached -> policies.add(managed(attached.arn())));
    return policies;
  }

  private Optional<SourcePolicy> boundary() {
    return principal.boundaryArn().map(this::managed);
  }

  private SourcePolicy managed(String arn) {
    ManagedPolicy policy =
        account.policy(arn).orElseThrow(() -> new IllegalArgumentException(arn + " is not there"));
    return SourcePolicy.of(arn, "user-managed", policy.document());
  }

  private List<List<SourcePolicy>> organization() {
    return account.organization(principal.account()).stream()
        .map(level -> level.stream().map(text -> SourcePolicy.of("scp", "none", text)).toList())
        .toList();
  }
}
