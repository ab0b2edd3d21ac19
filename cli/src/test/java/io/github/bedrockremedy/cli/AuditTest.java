package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `audit` over an account as the AWS CLI exports it.
class AuditTest {
  private static final String EXPORT = "src/test/resources/account-export.json";

  private record Run(int code, String out, String err) {}

  private static Run run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    return new Run(code, out.toString(), err.toString());
  }

  private static List<JsonNode> json(String... args) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : run(args).out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static JsonNode about(List<JsonNode> lines, String role) {
    return lines.stream()
        .filter(l -> l.path("principal").asText().endsWith("/" + role))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + role + " in " + lines));
  }

  @Test
  void whatWouldBeDeniedComesFirstAndInEightyColumns() {
    Run run = run("audit", EXPORT);
    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().startsWith("europe-search\n"), run.out());
    String flat = run.out().replaceAll("\\s+", " ");
    assertTrue(flat.contains("missing us.anthropic.claude-sonnet-4-5-20250929-v1:0:"), run.out());
    assertTrue(flat.contains("us-west-2 is missing"), run.out());
    assertTrue(flat.contains("nothing has failed yet"), run.out());
    run.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aMissingRegionComesWithTheCaseAndThePolicyALaterDenialWouldHave() throws Exception {
    JsonNode gap = about(json("audit", EXPORT, "--output", "json"), "ticket-summary");
    assertEquals("missing", gap.path("verdict").asText());
    assertEquals("[\"us-west-2\"]", gap.path("missingRegions").toString());
    assertEquals("ask", gap.path("outcome").asText());
    assertEquals("low", gap.path("risk").asText());
    String policy = gap.at("/patch/text").asText();
    assertTrue(policy.contains("us-west-2::foundation-model"), policy);
    assertTrue(policy.contains("bedrock:InferenceProfileArn"), policy);
    assertEquals(
        "BedrockRemedy-" + gap.path("case").asText(), gap.at("/patch/policyName").asText());
  }

  @Test
  void aPolicyThatCouldNotBeReadNeedsAttention(@TempDir Path folder) throws Exception {
    Path account = folder.resolve("account.json");
    Files.writeString(
        account,
        """
        {"AccountId":"618048437522","UserDetailList":[],"GroupDetailList":[],"Policies":[],
         "RoleDetailList":[{"Path":"/","RoleName":"r","RoleId":"AROAY7EXAMPLESUPERVISR",
          "Arn":"arn:aws:iam::618048437522:role/r","AttachedManagedPolicies":[],"Tags":[],
          "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[]},
          "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17",
           "Statement":[{"Effect":"Allow","Action":"bedrock:InvokeModel","Weird":1,
            "Resource":"arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.x"}]}}]}]}
        """);
    Run run = run("audit", account.toString(), "--output", "json");
    assertTrue(run.out().contains("\"unread\""), run.out());
    assertEquals(1, run.code(), run.err());
  }

  @Test
  void whatNobodyCanTellIsSaidAndNotAskedFor() throws Exception {
    List<JsonNode> lines = json("audit", EXPORT, "--output", "json");
    assertEquals("not-certain", about(lines, "guarded-agent").path("verdict").asText());
    assertEquals(
        "a policy asks for bedrock:GuardrailIdentifier, which is not known here",
        about(lines, "guarded-agent").path("why").asText());
    assertEquals("not-certain", about(lines, "east-only").path("verdict").asText());
    assertEquals("too-wide", about(lines, "notebook").path("verdict").asText());
    assertTrue(about(lines, "guarded-agent").path("patch").isNull());
    assertTrue(about(lines, "notebook").path("case").isNull());
  }

  @Test
  void whatIsCompleteIsNoFindingAndWhatGrantsEverythingIsNotListed() throws Exception {
    List<JsonNode> lines = json("audit", EXPORT, "--output", "json");
    assertEquals("complete", about(lines, "chat-backend").path("verdict").asText());
    assertEquals(6, lines.size());
    assertFalse(lines.stream().anyMatch(l -> l.path("principal").asText().endsWith("/everything")));
  }

  /// Its own Allows cover every Region; what else refuses the call is named.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deny | identity-based policy",
        "Boundary | permissions boundary",
        "Organization | service control policy"
      })
  void whatAnotherPolicyRefusesIsNotComplete(String by, String named, @TempDir Path folder)
      throws Exception {
    var json = new ObjectMapper();
    ObjectNode account = (ObjectNode) json.readTree(Path.of(EXPORT).toFile());
    ObjectNode role = null;
    for (JsonNode one : account.path("RoleDetailList")) {
      role = one.path("RoleName").asText().equals("chat-backend") ? (ObjectNode) one : role;
    }
    JsonNode only =
        json.readTree(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "*", "Resource": "*"},
              {"Effect": "Deny", "Action": "bedrock:*", "Resource": "*", "Condition":
                {"StringNotEquals": {"aws:RequestedRegion": ["us-east-1"]}}}]}
            """);
    ObjectNode held = Objects.requireNonNull(role);
    switch (by) {
      case "Deny" -> {
        ObjectNode policy = held.withArray("RolePolicyList").addObject();
        policy.put("PolicyName", "one-region").set("PolicyDocument", only);
      }
      case "Boundary" -> {
        String arn = "arn:aws:iam::123456789012:policy/bound";
        held.putObject("PermissionsBoundary").put("PermissionsBoundaryArn", arn);
        ObjectNode policy = account.withArray("Policies").addObject();
        policy.put("Arn", arn).put("PolicyName", "bound").put("DefaultVersionId", "v1");
        ObjectNode version = policy.withArray("PolicyVersionList").addObject();
        version.put("VersionId", "v1").put("IsDefaultVersion", true).set("Document", only);
      }
      default -> account.withArray("OrganizationPolicies").addArray().add(only);
    }
    Path file = folder.resolve("account.json");
    json.writeValue(file.toFile(), account);
    JsonNode found = about(json("audit", file.toString(), "--output", "json"), "chat-backend");
    assertEquals("not-certain", found.path("verdict").asText(), found.toString());
    assertTrue(found.path("why").asText().contains(named), found.toString());
  }

  @Test
  void anAccountThatLacksNothingEndsWithZero(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("account.json");
    Files.writeString(file, "{\"AccountId\":\"123456789012\",\"RoleDetailList\":[]}");
    Run run = run("audit", file.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().replaceAll("\\s+", " ").contains("0 calls would be denied"), run.out());
  }

  @Test
  void whatIsNoAccountIsRefusedInOneLine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("account.json");
    Files.writeString(file, "[]");
    Run run = run("audit", file.toString());
    assertEquals(2, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertEquals(2, run("audit", EXPORT, "--source-region", "moon").code());
    assertEquals(2, run("audit", folder.resolve("none.json").toString()).code());
  }
}
