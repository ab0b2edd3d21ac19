package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnippetsTest {
  private static final Snippets INCIDENT = Snippets.of(Incident.plan()).orElseThrow();

  private static List<CasePlan> plans() {
    List<CasePlan> plans = new ArrayList<>();
    for (Diagnosis diagnosis : Diagnoses.all()) {
      for (Target target : List.of(Incident.role(), Incident.user())) {
        CasePlan plan = Incident.plan(Incident.denial(), target, diagnosis, "ask");
        plan.proposal().ifPresent(_ -> plans.add(plan));
      }
    }
    return plans;
  }

  @Test
  void json_terraform_and_the_command_say_the_same_policy() {
    for (CasePlan plan : plans()) {
      String policy = plan.proposal().orElseThrow().text();
      Snippets snippets = Snippets.of(plan).orElseThrow();
      assertEquals(policy, PolicyReader.read(snippets.json()).text());
      assertEquals(policy, PolicyReader.read(jsonOf(snippets.terraform())).text());
      String put = snippets.putCommand();
      assertEquals(policy, put.substring(put.indexOf('\'') + 1, put.length() - 1));
    }
  }

  /// The argument of `jsonencode` as JSON: quotes its keys, puts colons and commas.
  private static String jsonOf(String terraform) {
    int from = terraform.indexOf("jsonencode(") + "jsonencode(".length();
    String body = terraform.substring(from, terraform.lastIndexOf(")\n}"));
    var json = new StringBuilder();
    for (String line : body.lines().toList()) {
      String entry = line.strip().replaceFirst(",$", "");
      json.append(entry.replaceFirst("^\"?([A-Za-z0-9:]+)\"? += ", "\"$1\": "));
      json.append(entry.endsWith("{") || entry.endsWith("[") ? "" : ",");
    }
    return json.toString().replaceAll(",([}\\]])", "$1").replaceFirst(",$", "");
  }

  @Test
  void yaml_and_java_hold_every_string_of_the_policy_in_its_order() {
    for (CasePlan plan : plans()) {
      Snippets snippets = Snippets.of(plan).orElseThrow();
      for (String code : List.of(snippets.cloudFormation(), snippets.cdk())) {
        int at = 0;
        for (var statement : PolicyReader.read(plan.proposal().orElseThrow().text()).statements()) {
          for (String resource : statement.resources()) {
            at = code.indexOf('"' + resource + '"', at) + 1;
            assertTrue(at > 0, resource + " is missing in\n" + code);
          }
        }
      }
    }
  }

  @Test
  void the_owner_gets_a_name_of_their_own() {
    assertTrue(INCIDENT.terraform().contains("\"bedrock_us_claude_sonnet_4_5_"));
    assertTrue(INCIDENT.cloudFormation().contains("  BedrockUsClaudeSonnet45"));
    assertTrue(INCIDENT.putCommand().contains("--policy-name bedrock-us-claude-sonnet-4-5-"));
    assertFalse(INCIDENT.terraform().contains("BedrockRemedy"));
  }

  @Test
  void undo_removes_our_policy_and_no_other() {
    assertEquals(
        "aws iam delete-role-policy --role-name scheduling-agent-supervisor-agent-role-dev"
            + " --policy-name BedrockRemedy-br-k7m2p4q6ab",
        INCIDENT.undoCommand());
  }

  @Test
  void terraform_is_aligned_as_its_formatter_does() {
    String aligned =
        """
                Sid    = "InvokeProfile"
                Effect = "Allow"
                Action = ["bedrock:InvokeModel"]
                Resource = [
        """;
    assertTrue(INCIDENT.terraform().contains(aligned), INCIDENT.terraform());
  }

  @Test
  void template_signs_of_a_language_stay_text() {
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":[\"bedrock:InvokeModel\"],\"Resource\":[\"${a}%{b}'c\"]}]}";
    CasePlan plan = Incident.plan();
    var odd =
        new CasePlan(
            plan.subject(),
            plan.finding(),
            Optional.of(new CasePlan.Proposal("BedrockRemedy-x", policy, "0")),
            plan.verdict(),
            plan.proof(),
            plan.owner(),
            plan.fingerprint(),
            plan.plannedAt());
    Snippets snippets = Snippets.of(odd).orElseThrow();
    assertTrue(snippets.terraform().contains("\"$${a}%%{b}'c\""), snippets.terraform());
    assertTrue(snippets.putCommand().contains("${a}%{b}'\\''c"), snippets.putCommand());
  }

  @Test
  void a_place_this_system_does_not_write_to_has_no_snippet() {
    CasePlan plan =
        Incident.plan(Incident.denial(), Diagnoses.permissionSet(), Incident.missing(), "report");
    assertEquals(Optional.empty(), Snippets.of(plan));
  }
}
