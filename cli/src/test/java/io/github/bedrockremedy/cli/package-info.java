/// Tests of the command. [EventsTest] walks `events/` and holds every case against its expectation,
/// stage by stage.
@NullMarked
package io.github.bedrockremedy.cli;

import org.jspecify.annotations.NullMarked;
