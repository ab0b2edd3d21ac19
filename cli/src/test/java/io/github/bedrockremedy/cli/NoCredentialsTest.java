package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A shell in which nobody signed in: a process of its own, because what the SDK looks at belongs
/// to the process.
class NoCredentialsTest {
  @TempDir private Path home = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doctor --region us-east-1 | no AWS credentials can be used; give --profile, or sign in",
        "doctor --region us-east-1 --profile nobody | no AWS credentials can be used; give --profile, or sign in",
        "list --region us-east-1 | no AWS credentials can be used; give --profile, or sign in",
        "rollback --direct br-k7m2p4q6ab --region us-east-1 | no AWS credentials can be used; give --profile, or sign in",
        "doctor | no Region is configured; give --region, or set AWS_REGION"
      })
  void oneLineSaysWhatIsMissingAndTheExitCodeIsThatOfABadCommandLine(String command, String line)
      throws Exception {
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    java.addAll(List.of(command.split(" ", -1)));
    var builder = new ProcessBuilder(java).directory(new File(".")).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("HOME", home.toString(), "AWS_EC2_METADATA_DISABLED", "true"));
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("bedrock-remedy: " + line + System.lineSeparator(), told);
    assertEquals(2, process.waitFor());
  }
}
