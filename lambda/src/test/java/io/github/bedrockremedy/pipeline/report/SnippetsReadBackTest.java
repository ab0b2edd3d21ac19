package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Each snippet, read by the language it is written in, says the policy it was made from.
class SnippetsReadBackTest {
  private static final String NODE =
      """
      const policy = {Version: '2012-10-17', Statement: []};
      const Effect = {ALLOW: 'Allow', DENY: 'Deny'};
      const big = k => k[0].toUpperCase() + k.slice(1);
      class PolicyStatement {
        constructor(props) {
          this.is = {};
          for (const [key, value] of Object.entries(props)) {
            this.is[{actions: 'Action', resources: 'Resource', conditions: 'Condition'}[key] ?? big(key)] = value;
          }
        }
      }
      const role = {addToPrincipalPolicy: s => policy.Statement.push(s.is)};
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-east-1::foundation-model/plain",
        "${a}%{b}'c",
        "$${x} %%{y}",
        "\"; drop",
        "\\\" + \\n",
        "`id` $(id) $HOME",
        "</pre><script>",
        "#{x} !Ref y: - z",
        "*/ // --",
        "$$${deep} %%%{deep} $$ %% $x %y",
        "line\nbreak\tand\u0007bell"
      })
  void everyLanguageReadsThePolicyBack(String resource) throws Exception {
    String policy =
        JSON.std.asString(
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    Map.of(
                        "Sid",
                        "One",
                        "Effect",
                        "Allow",
                        "Action",
                        List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"),
                        "Resource",
                        List.of("arn:aws:bedrock:us-east-1::foundation-model/other", resource),
                        "Condition",
                        Map.of(
                            "StringEquals",
                            Map.of("bedrock:InferenceProfileArn", List.of(resource)))))));
    readsBack(PolicyReader.read(policy).text());
  }

  @Test
  void theIncidentsSnippetsReadBack() throws Exception {
    readsBack(Incident.plan().proposal().orElseThrow().text());
  }

  @Test
  void aReferenceThatCloudFormationWouldResolveGetsNoSnippet() {
    String policy = PolicyReader.read(Incident.plan().proposal().orElseThrow().text()).text();
    String odd = policy.replaceFirst("us-east-1", "{{resolve:ssm:secret}}");
    assertEquals(Optional.empty(), Snippets.of(planOf(odd)));
  }

  private void readsBack(String policy) throws Exception {
    Snippets snippets = Snippets.of(planOf(policy)).orElseThrow();
    assertEquals(policy, PolicyReader.read(snippets.json()).text());
    Map<String, Object> terraform = Hcl.resource(snippets.terraform());
    assertEquals(Incident.ROLE, terraform.get("role"));
    assertEquals(policy, PolicyReader.read(String.valueOf(terraform.get("policy"))).text());
    formatted(snippets.terraform());
    assertEquals(policy, yaml(snippets.cloudFormation()));
    assertEquals(policy, typeScript(snippets.typeScript()));
    assertEquals(policy, shell(snippets.putCommand()));
    assertEquals(policy, CdkJavaStub.policyOf(snippets.cdk(), folder));
  }

  /// What `terraform fmt` would leave alone: two blanks a level, nothing at the ends of lines, and
  /// the equals signs of neighbouring one-line attributes under each other.
  private static void formatted(String terraform) {
    List<String> lines = terraform.lines().toList();
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String bare = line.strip();
      assertEquals(line.stripTrailing(), line);
      int closes = bare.startsWith("}") || bare.startsWith("]") ? 1 : 0;
      if (bare.isEmpty()) {
        continue;
      }
      assertEquals((depth - closes) * 2, line.length() - line.stripLeading().length(), line);
      boolean opens = bare.endsWith("{") || bare.endsWith("[");
      depth += (opens ? 1 : 0) - closes;
      if (i > 0 && isOneLine(line) && isOneLine(lines.get(i - 1))) {
        assertEquals(lines.get(i - 1).indexOf(" = "), line.indexOf(" = "), terraform);
      }
    }
    assertEquals(0, depth);
  }

  private static boolean isOneLine(String line) {
    boolean attribute = line.matches("\\s+(\\w+|\"[^\"]+\")\\s+= .*");
    return attribute && !line.endsWith("{") && !line.endsWith("[");
  }

  private static CasePlan planOf(String policy) {
    CasePlan plan = Incident.plan();
    return new CasePlan(
        plan.subject(),
        plan.finding(),
        Optional.of(new CasePlan.Proposal("BedrockRemedy-br-k7m2p4q6ab", policy, "0")),
        plan.verdict(),
        plan.proof(),
        plan.owner(),
        plan.fingerprint(),
        plan.plannedAt());
  }

  private static String yaml(String template) throws Exception {
    Map<String, Map<String, Map<String, Map<String, Object>>>> read =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(template);
    Map<String, Object> properties =
        read.getOrDefault("Resources", Map.of())
            .values()
            .iterator()
            .next()
            .getOrDefault("Properties", Map.of());
    assertEquals(Incident.ROLE, properties.get("RoleName"));
    return PolicyReader.read(JSON.std.asString(properties.getOrDefault("PolicyDocument", Map.of())))
        .text();
  }

  private String typeScript(String code) throws Exception {
    String plain = code.substring(code.indexOf("\n\n"));
    Path file = folder.resolve("snippet.mjs");
    Files.writeString(file, NODE + plain + "\nconsole.log(JSON.stringify(policy));");
    return PolicyReader.read(run("node", file.toString())).text();
  }

  /// Hands the command to a real shell, which splits it as one does that it is pasted into.
  private String shell(String command) throws Exception {
    Path file = folder.resolve("snippet.sh");
    Files.writeString(file, "aws() { for a; do last=$a; done; printf %s \"$last\"; }\n" + command);
    return PolicyReader.read(run("sh", file.toString())).text();
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0, out);
    return out;
  }
}
