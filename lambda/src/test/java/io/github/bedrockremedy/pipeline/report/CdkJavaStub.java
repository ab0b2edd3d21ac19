package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.iam.PolicyReader;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Compiles CDK code in Java against classes that only write down what they are told, and runs it.
@SuppressWarnings("InlineFormatString") // A source file reads better as one.
final class CdkJavaStub {
  private static final String EFFECT =
      """
      package software.amazon.awscdk.services.iam;

      public enum Effect { ALLOW, DENY }
      """;
  private static final String STATEMENT =
      """
      package software.amazon.awscdk.services.iam;

      import java.util.*;

      public final class PolicyStatement {
        public final Map<String, Object> is = new LinkedHashMap<>();
        public static final class Builder {
          private final PolicyStatement statement = new PolicyStatement();
          public static Builder create() { return new Builder(); }
          private Builder with(String key, Object value) { statement.is.put(key, value); return this; }
          public Builder sid(String value) { return with("Sid", value); }
          public Builder effect(Effect value) { return with("Effect", value == Effect.ALLOW ? "Allow" : "Deny"); }
          public Builder actions(List<String> value) { return with("Action", value); }
          public Builder resources(List<String> value) { return with("Resource", value); }
          public Builder conditions(Map<String, ?> value) { return with("Condition", value); }
          public PolicyStatement build() { return statement; }
        }
      }
      """;
  private static final String AROUND =
      """
      %s
      public final class Snippet {
        static final java.util.List<Object> STATEMENTS = new java.util.ArrayList<>();
        static final class Role {
          void addToPrincipalPolicy(PolicyStatement s) { STATEMENTS.add(s.is); }
        }
        public static java.util.List<Object> run() {
          Role role = new Role();
          %s
          return STATEMENTS;
        }
      }
      """;

  private CdkJavaStub() {}

  static String policyOf(String code, Path folder) throws Exception {
    int body = code.indexOf("\n\n");
    Path classes = Files.createDirectories(folder.resolve("cdk"));
    List<Path> sources =
        List.of(
            written(classes, "software/amazon/awscdk/services/iam/Effect.java", EFFECT),
            written(classes, "software/amazon/awscdk/services/iam/PolicyStatement.java", STATEMENT),
            written(
                classes,
                "Snippet.java",
                AROUND.formatted(code.substring(0, body), code.substring(body))));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of("-d", classes.toString(), "-proc:none"),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromPaths(sources))
            .call();
    assertTrue(compiled, said + code);
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Object statements = loader.loadClass("Snippet").getMethod("run").invoke(null);
      return PolicyReader.read(
              JSON.std.asString(Map.of("Version", "2012-10-17", "Statement", statements)))
          .text();
    }
  }

  private static Path written(Path folder, String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
