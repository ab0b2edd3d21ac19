package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.contract.actions.OperationActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Answer;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import io.github.bedrockremedy.pipeline.evidence.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What lowers the confidence in a missing Allow, one clause each.
public final class Doubts {
  /// Seen in a simulation only. Whoever reads it also gets the step of the organisation's
  /// administrator.
  public static final String ORGANISATION =
      "the simulation says a service control policy may deny it too; simulators misjudge conditional"
          + " ones";

  /// The simulator lets the call through once it has the Region; documents of such policies are
  /// read
  /// by nobody here, so that is no proof.
  static final String BY_REGION =
      "a service control policy seems to decide by the Region; the simulation with it lets the call"
          + " through, but simulators misjudge conditional ones";

  private Doubts() {}

  /// What was found, and the doubt about a message that names an action the operation is not known
  /// to be decided on.
  static List<String> ofRecord(Denial denial, List<String> found) {
    var doubts = new ArrayList<>(found);
    String action = denial.action().map(Action::toString).orElse("");
    if (!action.isEmpty()
        && !OperationActions.of(denial.service(), denial.operation()).contains(action)) {
      doubts.add("the operation CloudTrail names is not known to be decided on " + action);
    }
    Optional<Arn> caller = denial.principal().caller();
    if (caller.isPresent() && denial.user().filter(u -> !u.equals(caller.get())).isPresent()) {
      doubts.add("AWS's message names another caller than the record does");
    }
    return doubts;
  }

  static List<String> about(
      Simulation before, List<Probe> probes, boolean stated, boolean unexplained) {
    var doubts = new ArrayList<String>();
    if (!stated) {
      doubts.add("AWS's message gives no reason");
    }
    if (unexplained) {
      doubts.add("IAM's simulator allows the denied call itself by now");
    }
    var missing = new TreeSet<String>();
    boolean organization = false;
    for (Probe probe : probes) {
      Optional<Answer> answer = before.to(probe);
      if (answer.isEmpty()) {
        doubts.add("the simulation gave no answer for " + probe.resource());
      }
      answer.ifPresent(a -> missing.addAll(a.missingContext()));
      organization |= answer.map(a -> !a.organizationAllows()).orElse(false);
    }
    if (organization) {
      doubts.add(ORGANISATION);
    } else if (before instanceof Simulation.Done done && done.regionDecides()) {
      doubts.add(BY_REGION);
    }
    if (!missing.isEmpty()) {
      doubts.add("a policy asks for " + String.join(", ", missing) + ", which is not known here");
    }
    return doubts;
  }
}
