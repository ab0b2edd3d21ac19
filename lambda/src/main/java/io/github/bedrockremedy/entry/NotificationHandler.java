package io.github.bedrockremedy.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.contract.Metric;
import io.github.bedrockremedy.pipeline.Telling;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/// Tells people of cases and notices that owe it. Started by the table's stream, by items with
/// `owes = notify`.
public final class NotificationHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final Telling telling;

  public NotificationHandler() {
    this(Priming.wired(NotificationHandler::new, Samples::caseOwing));
  }

  public NotificationHandler(Wiring wiring) {
    this.wiring = wiring;
    this.telling = wiring.telling();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    wiring.begins(context);
    new StreamRecords(wiring.log(), wiring::hasTimeToTell).each(in, out, this::tell);
  }

  private boolean tell(String partition, String sort) {
    if (partition.startsWith(CaseTable.NOTICE_PREFIX)) {
      Telling.Outcome told = telling.notice(partition.substring(CaseTable.NOTICE_PREFIX.length()));
      wiring.log().line("notice-told", Map.of("outcome", told));
      return true;
    }
    if (!partition.startsWith(CaseTable.CASE_PREFIX)) {
      return true;
    }
    var id = new CaseId(partition.substring(CaseTable.CASE_PREFIX.length()));
    Telling.Outcome outcome = telling.tell(id, wiring.clock().instant());
    wiring.count("case-told", Map.of("case", id, "outcome", outcome), asked(outcome));
    return outcome != Telling.Outcome.OVERTAKEN;
  }

  private static Map<Metric, Integer> asked(Telling.Outcome outcome) {
    return outcome == Telling.Outcome.ASKED ? Map.of(Metric.PROPOSED, 1) : Map.of();
  }
}
