package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The app as the CDK's command line starts it: a process that is told the context.
class MainTest {
  /// `null` can only be said in `cdk.json`, and the CDK leaves it out among all the context.
  @Test
  void a_null_of_cdk_json_is_not_taken_for_the_default(@TempDir Path folder)
      throws IOException, InterruptedException {
    var started =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dlambda.zip=" + Files.createFile(folder.resolve("functions.zip")),
            Main.class.getName());
    started.environment().put("CDK_CONTEXT_JSON", "{\"mode\": null, \"stage\": \"production\"}");
    started.environment().put("CDK_OUTDIR", folder.resolve("out").toString());
    var app = started.redirectErrorStream(true).start();
    var said = new String(app.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, app.waitFor(), said);
    assertTrue(said.contains("Setting 'mode' is 'null'; allowed: dry-run, approve or auto."), said);
  }
}
