package io.github.bedrockremedy.local.dynamodb;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps DynamoDB Local's libraries from talking on the console. The loggers are held, as an
/// unreferenced one forgets its level.
final class Quiet {
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("com.amazonaws"), Logger.getLogger("com.almworks.sqlite4java"));

  private Quiet() {}

  static void libraries() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    setIfAbsent(
        "log4j2.loggerContextFactory",
        "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    setIfAbsent("org.apache.logging.log4j.simplelog.level", "OFF");
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
