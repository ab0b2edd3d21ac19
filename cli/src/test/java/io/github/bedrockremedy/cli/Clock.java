package io.github.bedrockremedy.cli;

import java.nio.charset.StandardCharsets;

/// What the schedules hand to `ReviewHandler`.
final class Clock {
  private Clock() {}

  static byte[] daily() {
    return task("daily");
  }

  static byte[] weekly() {
    return task("weekly");
  }

  private static byte[] task(String name) {
    return ("{\"task\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
