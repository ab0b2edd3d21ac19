package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;
import java.util.Optional;

/// What the installation as a whole owes people to tell.
public interface Notices {
  /// Owes a notice, unless one of its key was owed before.
  ///
  /// @return whether it is new
  boolean post(Notice notice);

  /// The notice of a key, as long as it is not told.
  Optional<Notice> owed(String key);

  /// Marks a notice as told.
  void told(Notice notice);

  /// Arms what is overdue again, so that the stream brings it once more: later and later, then
  /// once an hour for a day, and no longer.
  ///
  /// @return how many were armed
  int arm(Instant now, int most);
}
