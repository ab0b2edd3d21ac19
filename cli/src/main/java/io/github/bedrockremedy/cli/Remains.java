package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.report.LeavingWords;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/// What nothing would look after any more if the installation went.
///
/// @param here policies of ours in the account of the operator's credentials, as IAM says
/// @param cases what the case table alone knows: policies in other accounts, and writes under way
/// @param unseen accounts of which nobody knows, because the case table cannot be read
record Remains(List<InForce.Policy> here, List<Case> cases, List<String> unseen) {

  /// Looks, now.
  ///
  /// @param own account of the operator's credentials
  /// @param others further accounts the installation serves
  static Remains look(
      InForce inForce, LiveInstallation installation, String own, List<String> others) {
    List<InForce.Policy> here = inForce.all();
    try {
      return new Remains(
          here,
          installation.cases().stream().filter(one -> isLeftBy(one, own)).toList(),
          List.of());
    } catch (SdkException e) {
      return new Remains(here, List.of(), others);
    }
  }

  /// At home IAM itself was asked, and knows better; but a write under way it does not know yet.
  private static boolean isLeftBy(Case one, String own) {
    return one.plan().subject().account().equals(own)
        ? one.status() == CaseStatus.APPLYING
        : one.holdsPolicy();
  }

  boolean isNothing() {
    return here.isEmpty() && cases.isEmpty() && unseen.isEmpty();
  }

  String told() {
    return here.stream()
            .map(p -> LeavingWords.inForce(p.policy(), p.arn()))
            .collect(Collectors.joining())
        + cases.stream().map(LeavingWords::ofCase).collect(Collectors.joining())
        + unseen.stream().map(LeavingWords::notLookedAt).collect(Collectors.joining());
  }
}
