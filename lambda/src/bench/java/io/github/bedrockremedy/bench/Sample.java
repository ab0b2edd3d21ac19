package io.github.bedrockremedy.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The event that is measured: the founding incident, without white space, as EventBridge delivers
/// it.
final class Sample {
  private static final Path EVENT =
      Path.of("../events/missing-destination-regions/agent-supervisor/event.json");

  private Sample() {}

  static String event() {
    try {
      return JSON.std.asString(JSON.std.anyFrom(Files.readString(EVENT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
