package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.pipeline.Execution;
import io.github.bedrockremedy.pipeline.ExecutionOutcome;
import io.github.bedrockremedy.pipeline.TakingIn;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;

/// The only writer of IAM. Started by the table's stream, by items with `owes = patch`: a person's
/// decision is taken in, an approved case is planned again, cleared and written, and what is to be
/// undone is removed.
public final class PatchHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final TakingIn takingIn;
  private final Execution execution;

  public PatchHandler() {
    this(Priming.wired(PatchHandler::new, Samples::caseOwing));
  }

  public PatchHandler(Wiring wiring) {
    this.wiring = wiring;
    this.takingIn = wiring.takingIn();
    this.execution = wiring.execution(takingIn);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    wiring.begins(context);
    new StreamRecords(wiring.log(), wiring::hasTime).each(in, out, this::patch);
  }

  private boolean patch(String partition, String sort) {
    Instant now = wiring.clock().instant();
    if (partition.startsWith(CaseTable.DECISION_PREFIX)) {
      var id = new CaseId(partition.substring(CaseTable.DECISION_PREFIX.length()));
      return logged(
          id,
          sort.startsWith(CaseTable.ROLLBACK_PREFIX)
              ? takingIn.undo(id, generation(sort, CaseTable.ROLLBACK_PREFIX), now)
              : takingIn.take(id, generation(sort, ""), now));
    }
    if (partition.startsWith(CaseTable.CASE_PREFIX)) {
      var id = new CaseId(partition.substring(CaseTable.CASE_PREFIX.length()));
      return logged(id, execution.apply(id, now));
    }
    return true;
  }

  private static Map<Metric, Integer> counts(ExecutionOutcome outcome) {
    return switch (outcome) {
      case ExecutionOutcome.Moved moved -> CaseCounts.of(moved.result().status());
      case ExecutionOutcome.Held _ -> Map.of(Metric.SUPPRESSED, 1);
      case ExecutionOutcome.Nothing _, ExecutionOutcome.Again _, ExecutionOutcome.Overtaken _ ->
          Map.of();
    };
  }

  private static int generation(String sort, String prefix) {
    return Integer.parseInt(sort.substring(prefix.length()));
  }

  private boolean logged(CaseId id, ExecutionOutcome outcome) {
    String why =
        switch (outcome) {
          case ExecutionOutcome.Moved moved -> "now " + moved.result().status();
          case ExecutionOutcome.Nothing nothing -> nothing.why();
          case ExecutionOutcome.Held held -> held.why();
          case ExecutionOutcome.Again again -> again.why();
          case ExecutionOutcome.Overtaken _ -> "changed meanwhile";
        };
    String kind = outcome.getClass().getSimpleName();
    wiring.count("case-patch", Map.of("case", id, "outcome", kind, "why", why), counts(outcome));
    return switch (outcome) {
      case ExecutionOutcome.Moved _, ExecutionOutcome.Nothing _, ExecutionOutcome.Held _ -> true;
      case ExecutionOutcome.Again _, ExecutionOutcome.Overtaken _ -> false;
    };
  }
}
