package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.report.LeavingWords;
import java.io.PrintWriter;
import java.util.List;

/// Undoes one case with the operator's own credentials, when nothing of the installation runs. The
/// case table is neither asked nor told: `ReviewHandler` finds out when it runs again.
final class DirectRollback {
  private DirectRollback() {}

  /// Finds the policy of a case and deletes it, once that was confirmed.
  ///
  /// @return exit code
  static int of(String id, boolean yes, LiveOptions options, PrintWriter out) {
    if (!CaseId.isId(id)) {
      throw new Refusal("'" + id + "' is no case; expected br- and ten characters");
    }
    String policy = HeldPolicy.OURS + id;
    try (var inForce = new InForce(options)) {
      List<InForce.Policy> here =
          inForce.all().stream().filter(p -> p.policy().equals(policy)).toList();
      if (here.isEmpty()) {
        throw new Refusal("no role or user of this account holds " + policy);
      }
      here.forEach(p -> out.print(LeavingWords.holds(p.arn(), policy)));
      out.flush();
      if (!yes && !DecideCommands.confirmed("rollback")) {
        throw new Refusal("nothing was removed; give --yes where nobody can be asked");
      }
      here.forEach(inForce::remove);
      out.print(LeavingWords.removed(policy));
      out.flush();
      return 0;
    }
  }
}
