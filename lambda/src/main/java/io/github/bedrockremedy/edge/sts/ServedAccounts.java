package io.github.bedrockremedy.edge.sts;

import io.github.bedrockremedy.iam.Partition;
import java.util.Optional;
import java.util.Set;

/// The accounts an installation serves, and the roles that lead into those beside its own. An event
/// can only choose among them: every part of a role's ARN is configured.
///
/// @param home the account the installation runs in
/// @param members further accounts
/// @param readRole path and name of the role that reads there
/// @param writeRole path and name of the role that writes there
public record ServedAccounts(
    String home, Set<String> members, Optional<String> readRole, Optional<String> writeRole) {
  public ServedAccounts {
    members = Set.copyOf(members);
    if (members.contains(home)) {
      throw new IllegalArgumentException("the home account is no further account");
    }
  }

  /// One account, of which nobody has to be asked for a role.
  public static ServedAccounts only(String home) {
    return new ServedAccounts(home, Set.of(), Optional.empty(), Optional.empty());
  }

  /// Whether facts of an account may be asked for at all.
  public boolean contains(String account) {
    return account.equals(home) || members.contains(account);
  }

  /// The role that reads in an account; empty for the home account, which needs none.
  ///
  /// @throws IllegalArgumentException for an account that is not served
  public Optional<String> toRead(Partition partition, String account) {
    return role(partition, account, readRole);
  }

  /// The role that writes in an account, likewise.
  public Optional<String> toWrite(Partition partition, String account) {
    return role(partition, account, writeRole);
  }

  private Optional<String> role(Partition partition, String account, Optional<String> name) {
    if (account.equals(home)) {
      return Optional.empty();
    }
    String member =
        members.stream()
            .filter(account::equals)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the account is not served"));
    String role =
        name.orElseThrow(
            () -> new IllegalArgumentException("no role is configured for account " + member));
    return Optional.of("arn:%s:iam::%s:role/%s".formatted(partition.id(), member, role));
  }
}
