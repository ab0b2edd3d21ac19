package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Policies that carry our name and stand on no case: a table that was lost, a name somebody
/// borrowed, a write nobody wrote down. People are told; nothing of it is removed.
final class Strays {
  /// A listing and the table are not read at the same time.
  private static final Duration SETTLING = Duration.ofHours(1);

  private final CaseLedger ledger;
  private final Notices notices;

  Strays(CaseLedger ledger, Notices notices) {
    this.ledger = ledger;
    this.notices = notices;
  }

  /// The strays of a role or user.
  List<String> of(HeldPrincipal holder, Instant now) {
    return holder.ours().stream()
        .filter(name -> isStray(holder, name, now))
        .sorted()
        .map(name -> holder.arn().lastName() + "/" + name)
        .toList();
  }

  /// Tells of an account's strays in one notice; the same ones are told again after a month.
  void tell(String account, List<String> found, Instant now) {
    if (!found.isEmpty()) {
      List<String> values = new ArrayList<>(List.of(account));
      values.addAll(found);
      String which = Sha256.hex(String.join("\n", found)).substring(0, 16);
      notices.post(new Notice(Notice.Kind.STRAY, account + "/" + which, values, now));
    }
  }

  private boolean isStray(HeldPrincipal holder, String policy, Instant now) {
    String id = policy.substring(HeldPolicy.OURS.length());
    Optional<Case> standing = CaseId.isId(id) ? ledger.find(new CaseId(id)) : Optional.empty();
    return standing
        .map(
            c ->
                !c.plan().subject().targetArn().equals(Optional.of(holder.arn().toString()))
                    || (!c.holdsPolicy() && c.updatedAt().plus(SETTLING).isBefore(now)))
        .orElse(true);
  }
}
