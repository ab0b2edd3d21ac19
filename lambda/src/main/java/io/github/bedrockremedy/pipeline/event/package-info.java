/// Reads CloudTrail's JSON and is the only stage that sees it: an envelope from EventBridge or a
/// bare record becomes an [EventReading]. Says what kind of record it is, concludes nothing. Begin
/// at [EventReader].
@NullMarked
package io.github.bedrockremedy.pipeline.event;

import org.jspecify.annotations.NullMarked;
