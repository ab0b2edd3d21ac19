package io.github.bedrockremedy.pipeline.event;

import java.util.Optional;

/// What could be read of a record that is not whole.
///
/// @param id `eventID`
/// @param time `eventTime` as written
/// @param account account of the call
/// @param region `awsRegion`
/// @param operation `eventName`
public record KnownFields(
    Optional<String> id,
    Optional<String> time,
    Optional<String> account,
    Optional<String> region,
    Optional<String> operation) {}
