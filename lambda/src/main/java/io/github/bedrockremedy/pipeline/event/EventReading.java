package io.github.bedrockremedy.pipeline.event;

import java.util.Optional;

/// What one record turned out to be.
public sealed interface EventReading {
  /// A refused call to Bedrock.
  record AccessDenied(CloudTrailEvent event) implements EventReading {}

  /// A record that is none of our business: a success, another service, another error, a re-issued
  /// record of an old call. Nothing is done with it.
  ///
  /// @param event the record, as far as it could be read
  /// @param why one sentence
  record NotOurs(Optional<CloudTrailEvent> event, String why) implements EventReading {}

  /// Text that is no CloudTrail record, or not a whole one.
  ///
  /// @param known what could be read of it
  /// @param why what was expected and what was found, without the text itself
  record Unreadable(KnownFields known, String why) implements EventReading {}
}
