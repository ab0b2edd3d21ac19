package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/// Keeps the page open until the mail's reader decides, or the command's user presses Enter.
final class Serving {
  private final Replay replay;
  private final ReplayClock clock;
  private final PrintWriter out;

  Serving(Replay replay, ReplayClock clock, PrintWriter out) {
    this.replay = replay;
    this.clock = clock;
    this.out = out;
  }

  /// Prints links and codes, and waits for Enter.
  void untilDecided() throws IOException {
    List<Person> people = replay.people();
    if (people.isEmpty()) {
      out.println("Nobody is asked to decide; there is no page to serve.");
      return;
    }
    for (SentMessage message : replay.messages()) {
      out.println(message.email());
    }
    for (Person person : people) {
      out.println("Open " + person.link());
      out.println("Change code: " + person.code());
    }
    out.println("Decide in a browser, then press Enter here. Or, in another terminal:");
    out.println("  ./bedrock-remedy list --endpoint " + replay.installation().aws().endpoint());
    out.println("and show, approve, reject, rollback, pause and resume likewise.");
    out.flush();
    boolean ended = System.in.read() < 0;
    boolean open = replay.cases().stream().anyMatch(c -> c.status() == CaseStatus.PENDING);
    if (open) {
      out.println(ended ? "The input ended before a decision." : "Nothing was decided.");
    }
    clock.advance(java.time.Duration.ofMinutes(2));
  }
}
