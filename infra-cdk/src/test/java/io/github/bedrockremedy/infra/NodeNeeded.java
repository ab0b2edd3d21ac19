package io.github.bedrockremedy.infra;

import java.io.IOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Says before the first test what would otherwise be said by hundreds of stack traces: templates
/// are made by the CDK, and the CDK runs in Node.
public final class NodeNeeded implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    var node = System.getenv().getOrDefault("JSII_NODE", "node");
    try {
      var process =
          new ProcessBuilder(node, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() == 0) {
        return;
      }
    } catch (IOException absent) {
      // Said below, in words that name the cure.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return;
    }
    throw new IllegalStateException(
        "The tests of the stack need Node 20 or newer, and '"
            + node
            + "' cannot be run. Install Node, or leave the stack out: mvn verify -pl '!infra-cdk'");
  }
}
