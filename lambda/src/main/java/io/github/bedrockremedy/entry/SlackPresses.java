package io.github.bedrockremedy.entry;

import io.github.bedrockremedy.contract.SlackCommand;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.Risk;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.DecisionWords;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Presses of the buttons in Slack. The way is known from the alias a call came in by, and that the
/// message was ours from the form it carries, which only that message held; the payload names a
/// case, that form and one of two words, and can name nothing else.
final class SlackPresses {
  private static final String DECISION = "d";
  private static final Set<String> FIELDS = Set.of(SlackCommand.CASE, SlackCommand.FORM, DECISION);

  private final Asked asked;
  private final CaseLedger ledger;
  private final Optional<String> alias;

  /// @param alias name of the alias the buttons call; empty where there are none
  SlackPresses(Asked asked, CaseLedger ledger, Optional<String> alias) {
    this.asked = asked;
    this.ledger = ledger;
    this.alias = alias;
  }

  /// Whether a call came in by the buttons' alias.
  ///
  /// @param functionArn as invoked: `arn:…:function:NAME`, with `:ALIAS` behind it where one was
  boolean isMeant(String functionArn) {
    String[] parts = functionArn.split(":", -1);
    return parts.length == 8 && alias.equals(Optional.of(parts[7]));
  }

  /// What the channel is told.
  String answer(Map<String, Object> payload) {
    Optional<PersonDecision.Verdict> verdict =
        switch (text(payload, DECISION)) {
          case "approve" -> Optional.of(PersonDecision.Verdict.APPROVE);
          case "reject" -> Optional.of(PersonDecision.Verdict.REJECT);
          default -> Optional.empty();
        };
    if (verdict.isEmpty() || !payload.keySet().equals(FIELDS)) {
      return DecisionWords.notFromHere();
    }
    String id = text(payload, SlackCommand.CASE);
    Optional<Case> found = CaseId.isId(id) ? ledger.find(new CaseId(id)) : Optional.empty();
    if (found.filter(SlackPresses::isHigh).isPresent()) {
      return DecisionWords.tooRiskyForSlack();
    }
    return asked
        .decide(
            new Asked.Wish(
                id,
                verdict.get(),
                "",
                DecisionWords.IN_SLACK,
                Approval.Via.SLACK,
                text(payload, SlackCommand.FORM),
                ""))
        .words();
  }

  /// A risk nobody stated counts as high.
  private static boolean isHigh(Case found) {
    return found.plan().verdict().risk().filter(r -> !r.equals(Risk.HIGH.id())).isEmpty();
  }

  private static String text(Map<String, Object> payload, String name) {
    return payload.get(name) instanceof String text ? text : "";
  }
}
