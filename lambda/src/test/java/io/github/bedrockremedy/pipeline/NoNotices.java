package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.ledger.Notices;
import java.time.Instant;
import java.util.Optional;

/// Notices nobody waits for.
final class NoNotices implements Notices {
  @Override
  public boolean post(Notice notice) {
    return true;
  }

  @Override
  public Optional<Notice> owed(String key) {
    return Optional.empty();
  }

  @Override
  public void told(Notice notice) {}

  @Override
  public int arm(Instant now, int most) {
    return 0;
  }
}
