package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.pipeline.denial.Denial;
import java.util.Optional;
import java.util.Set;

/// The accounts of principal, record and envelope must agree, and be served. Asked before anything
/// else: for a foreign account nothing is fetched and nothing is written.
public final class AccountCheck {
  private AccountCheck() {}

  /// Why this system does not act on a denial; empty if it may.
  ///
  /// @param served accounts served; empty when there is no such list, as offline
  public static Optional<String> refusal(Denial denial, Optional<Set<String>> served) {
    String account = denial.account();
    boolean twelve = account.length() == 12 && account.chars().allMatch(Character::isDigit);
    if (!twelve) {
      return Optional.of("the event's account is not twelve digits");
    }
    boolean mixed =
        denial.envelopeAccount().filter(a -> !a.equals(account)).isPresent()
            || denial.principal().account().filter(a -> !a.equals(account)).isPresent();
    if (mixed) {
      return Optional.of("the event mixes account " + account + " with another");
    }
    return served
        .filter(s -> !s.contains(account))
        .map(s -> "account " + account + " is not served");
  }
}
