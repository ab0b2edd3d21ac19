package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.AppProps;

class SameAssemblyTest {
  /// Latin-1 keeps every byte, and shows where two texts part.
  @Test
  void the_same_settings_give_the_same_assembly_byte_by_byte(@TempDir Path folder)
      throws IOException {
    var settings = new TreeMap<>(Synthesised.ALL_OPTIONS);
    settings.putAll(Synthesised.ORGANISATION);
    // Warnings are part of an assembly, too.
    settings.remove("email");
    settings.remove("slackWorkspace");
    settings.remove("slackChannel");
    settings.remove("approvalChannel");
    var first = synthesise(settings, folder.resolve("first"));
    var second = synthesise(settings, folder.resolve("second"));
    var stackTraces = first.values().stream().filter(text -> text.contains("jsii-java-runtime"));

    assertTrue(first.containsKey("BedrockRemedy.template.json"), () -> "" + first.keySet());
    assertEquals(first, second);
    // Another run of the CDK lives in another temporary folder.
    assertEquals(0, stackTraces.count());
  }

  private static Map<String, String> synthesise(Map<String, Object> settings, Path folder)
      throws IOException {
    Synthesised.app(AppProps.builder().outdir(folder.toString()), settings).synth();
    var files = new TreeMap<String, String>();
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
