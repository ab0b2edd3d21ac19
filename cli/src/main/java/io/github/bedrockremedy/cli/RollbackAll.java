package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import io.github.bedrockremedy.pipeline.report.UndoStory;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Undoes many cases: one wish each, as a single one has it, to the one handler that removes. What
/// became of each is read from the table, and nothing is said that was not read there.
final class RollbackAll {
  /// The stream brings a wish within seconds; what takes longer is armed again by the clock.
  private static final int LOOKS = 60;

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final LiveInstallation installation;
  private final CaseLedger ledger;
  private final PrintWriter out;
  private final TerminalText text;

  RollbackAll(LiveInstallation installation, PrintWriter out, TerminalText text) {
    this.installation = installation;
    this.ledger = installation.ledger();
    this.out = out;
    this.text = text;
  }

  /// Undoes what was chosen, once that was confirmed.
  ///
  /// @return exit code: 0 only if nothing chosen holds a policy any more
  int of(Predicate<Case> chosen, String reason, boolean yes) {
    installation.takesIn(PersonDecision.Verdict.ROLLBACK);
    List<Case> going =
        installation.cases().stream().filter(Case::canBeUndone).filter(chosen).toList();
    say(UndoStory.going(going, text));
    if (going.isEmpty()) {
      return 0;
    }
    if (!yes && !DecideCommands.confirmed("rollback")) {
      throw new Refusal("nothing was undone; give --yes where nobody can be asked");
    }
    List<UndoStory.Sent> sent = new ArrayList<>();
    going.forEach(one -> sent.add(send(one, reason)));
    List<UndoStory.Sent> after = awaited(sent);
    say(UndoStory.gone(after, text));
    return after.stream().allMatch(UndoStory.Sent::isGone) ? 0 : 1;
  }

  private UndoStory.Sent send(Case one, String reason) {
    try {
      SignedCall.Answer answer =
          installation.decisions().decide(one, PersonDecision.Verdict.ROLLBACK, reason);
      return new UndoStory.Sent(one, one, answer.status() == 200, answer.message());
    } catch (IOException e) {
      return new UndoStory.Sent(one, one, false, "not reached: " + e.getMessage());
    }
  }

  private List<UndoStory.Sent> awaited(List<UndoStory.Sent> sent) {
    List<UndoStory.Sent> now = sent.stream().map(this::lookedAt).toList();
    for (int look = 1; look < LOOKS && now.stream().anyMatch(UndoStory.Sent::isUnderWay); look++) {
      pause();
      now = now.stream().map(this::lookedAt).toList();
    }
    return now;
  }

  /// Also what was refused: somebody else may have asked for the same just before.
  private UndoStory.Sent lookedAt(UndoStory.Sent one) {
    return ledger.find(one.before().id()).map(one::standing).orElse(one);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted; what was asked for goes on, see 'list'");
    }
  }

  private void say(String words) {
    out.print(words);
    out.flush();
  }
}
