package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.evidence.Lifeline;
import io.github.bedrockremedy.pipeline.evidence.Lifeline.State;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/// Looks whether denials still get here and requests still get to people. What is broken is told
/// once a week for as long as it is.
public final class Lifelines {
  private final List<Lifeline.Check> checks;
  private final Notices notices;

  public Lifelines(List<Lifeline.Check> checks, Notices notices) {
    this.checks = List.copyOf(checks);
    this.notices = notices;
  }

  /// Looks at every link.
  public List<Lifeline> look() {
    return checks.stream().map(Lifeline.Check::look).toList();
  }

  /// Looks at every link and tells of the broken ones.
  public List<Lifeline> watch(Instant now) {
    List<Lifeline> all = look();
    LocalDate week =
        LocalDate.ofInstant(now, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (Lifeline line : all) {
      if (line.state() instanceof State.Broken broken) {
        notices.post(
            new Notice(
                Notice.Kind.BROKEN,
                line.link().id() + "/" + week,
                List.of(line.link().id(), broken.why()),
                now));
      }
    }
    return all;
  }
}
