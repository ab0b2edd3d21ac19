package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real Chromium, driven by the scripts beside these tests. Where it is missing the tests say so
/// and are skipped; where `BROWSER_TESTS=required`, as in `.ci/run`, they fail.
final class Browser {
  private static final Path SCRIPTS = Path.of("src/test/browser");

  private Browser() {}

  static Map<String, Object> run(String script, Map<String, Object> want) throws Exception {
    Map<String, Object> all = new LinkedHashMap<>(want);
    all.put("chromium", chromium());
    Process process =
        new ProcessBuilder("node", SCRIPTS.resolve(script).toString(), JSON.std.asString(all))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the browser did not end");
    assertEquals(0, process.exitValue(), out);
    return JSON.std.mapFrom(out);
  }

  private static String chromium() {
    Optional<String> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .filter(p -> Files.isExecutable(Path.of(p)))
            .findFirst();
    boolean ready =
        found.isPresent() && Files.isDirectory(SCRIPTS.resolve("node_modules/puppeteer-core"));
    String missing =
        "SKIPPED: no Chromium, or 'npm ci' was not run in cli/" + SCRIPTS + "; see .ci/run";
    if (!ready && "required".equals(System.getenv("BROWSER_TESTS"))) {
      throw new AssertionError(missing);
    }
    if (!ready) {
      System.err.println(missing);
    }
    Assumptions.assumeTrue(ready, missing);
    return found.orElseThrow();
  }

  static List<?> list(Map<String, Object> answer, String name) {
    return answer.get(name) instanceof List<?> list ? list : List.of("no list: " + name);
  }
}
