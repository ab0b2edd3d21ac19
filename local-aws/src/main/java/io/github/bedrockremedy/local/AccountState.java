package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bedrockremedy.local.Identity.Attached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The account, and the others beside it, as they stand now. Thread-safe; an unknown ARN in a
/// mutation is an error of the test that made it.
public final class AccountState {
  private final AccountFile main;
  private final Map<String, AccountFile> accounts = new LinkedHashMap<>();
  private final Map<String, Identity> identities = new TreeMap<>();
  private final Map<String, ManagedPolicy> policies = new TreeMap<>();
  private final Map<String, List<JsonNode>> profiles = new TreeMap<>();
  private final Sessions sessions = new Sessions();

  AccountState(AccountFile main) {
    this.main = main;
    load(main);
  }

  private void load(AccountFile file) {
    accounts.put(file.accountId(), file);
    profiles.put(file.accountId(), new ArrayList<>(file.inferenceProfiles()));
    file.identities().forEach(identity -> identities.put(identity.arn(), identity));
    file.policies().forEach(policy -> policies.put(policy.arn(), policy));
    file.others().forEach(this::load);
  }

  /// The account a caller's access key stands for: that of the session's role, the key itself if it
  /// is an account id that is known, else the main account.
  public AccountFile accountOf(String accessKey) {
    String account = sessions.find(accessKey).map(Session::account).orElse(accessKey);
    return accounts.getOrDefault(account, main);
  }

  /// Every session there is.
  public Sessions sessions() {
    return sessions;
  }

  /// Levels of SCP documents over an account, root first; empty without an organization.
  public List<List<String>> organization(String account) {
    return accounts.getOrDefault(account, main).organization();
  }

  /// The role, user or group with this ARN.
  public synchronized Optional<Identity> find(String arn) {
    return Optional.ofNullable(identities.get(arn));
  }

  /// The role, user or group of this name in an account.
  public synchronized Optional<Identity> find(String account, IdentityKind kind, String name) {
    return identities.values().stream()
        .filter(it -> it.kind() == kind && it.account().equals(account))
        .filter(it -> it.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /// The roles, users or groups of an account.
  public synchronized List<Identity> of(String account, IdentityKind kind) {
    return identities.values().stream()
        .filter(it -> it.kind() == kind && it.account().equals(account))
        .toList();
  }

  /// The managed policy with this ARN.
  public synchronized Optional<ManagedPolicy> policy(String arn) {
    return Optional.ofNullable(policies.get(arn));
  }

  /// The managed policies of an account, AWS's own among them.
  public synchronized List<ManagedPolicy> policies(String account) {
    return policies.values().stream()
        .filter(p -> p.arn().contains("::" + account + ":") || p.arn().contains("::aws:"))
        .toList();
  }

  /// Name to document text; empty for an unknown principal.
  public Map<String, String> inlinePolicies(String arn) {
    return find(arn).map(Identity::inline).orElse(Map.of());
  }

  /// Inline policies of every role and user, by the principal's ARN and the policy's name.
  public synchronized Map<String, Map<String, JsonNode>> policiesByPrincipal() {
    var all = new TreeMap<String, Map<String, JsonNode>>();
    for (Identity identity : identities.values()) {
      if (identity.kind() != IdentityKind.GROUP) {
        var documents = new TreeMap<String, JsonNode>();
        identity.inline().forEach((name, text) -> documents.put(name, Field.parse(text).node()));
        all.put(identity.arn(), documents);
      }
    }
    return all;
  }

  /// Writes an inline policy as the owner would, past every check.
  public void putInlinePolicy(String arn, String name, String document) {
    change(
        arn,
        identity -> {
          var inline = new TreeMap<>(identity.inline());
          inline.put(name, document);
          return identity.withInline(inline);
        });
  }

  /// Takes an inline policy away.
  public void removeInlinePolicy(String arn, String name) {
    change(
        arn,
        identity -> {
          var inline = new TreeMap<>(identity.inline());
          inline.remove(name);
          return identity.withInline(inline);
        });
  }

  /// Sets a tag.
  public void setTag(String arn, String key, String value) {
    change(
        arn,
        identity -> {
          var tags = new LinkedHashMap<>(identity.tags());
          tags.put(key, value);
          return identity.withTags(tags);
        });
  }

  /// Takes a tag away.
  public void removeTag(String arn, String key) {
    change(
        arn,
        identity -> {
          var tags = new LinkedHashMap<>(identity.tags());
          tags.remove(key);
          return identity.withTags(tags);
        });
  }

  /// Sets or, when empty, removes the permissions boundary.
  public void setBoundary(String arn, Optional<String> boundaryArn) {
    change(arn, identity -> identity.withBoundary(boundaryArn));
  }

  /// Hangs a managed policy on a principal.
  public void attach(String arn, String policyName, String policyArn) {
    change(arn, identity -> identity.withAttached(new Attached(policyName, policyArn)));
  }

  /// Gives a principal another unique id, as when it was deleted and made again.
  public void recreate(String arn, String uniqueId) {
    change(arn, identity -> identity.withId(uniqueId));
  }

  /// What Bedrock answers about profiles of an account; of two with one ARN the later one counts.
  public synchronized List<JsonNode> inferenceProfiles(String account) {
    return List.copyOf(profiles.getOrDefault(account, List.of()));
  }

  /// Changes a profile, as AWS does when it adds a Region.
  ///
  /// @param answer as `GetInferenceProfile` gives it
  public synchronized void putInferenceProfile(String account, String answer) {
    profiles.computeIfAbsent(account, _ -> new ArrayList<>()).add(Field.parse(answer).node());
  }

  /// Adds or replaces a managed policy.
  public synchronized void putPolicy(ManagedPolicy policy) {
    policies.put(policy.arn(), policy);
  }

  /// Deletes a role, user or group.
  public synchronized void delete(String arn) {
    identities.remove(arn);
  }

  /// The ARNs of everything that carries identity policies.
  public synchronized List<String> arns() {
    return new ArrayList<>(identities.keySet());
  }

  private synchronized void change(String arn, UnaryOperator<Identity> how) {
    Identity before = identities.get(arn);
    if (before == null) {
      throw new IllegalArgumentException("no such principal: " + arn);
    }
    identities.put(arn, how.apply(before));
  }
}
