package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.diagnosis.Blocker.KnownBy;
import io.github.bedrockremedy.pipeline.diagnosis.Cause;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void every_cause_has_words_for_every_kind_of_principal() {
    Set<Cause> seen = EnumSet.noneOf(Cause.class);
    for (Diagnosis diagnosis : Diagnoses.all()) {
      seen.add(diagnosis.toCause());
      for (Target target : Diagnoses.targets()) {
        wellFormed(Wording.explain(Incident.denial(), target, diagnosis));
      }
    }
    assertEquals(EnumSet.allOf(Cause.class), seen);
  }

  private static void wellFormed(Explanation words) {
    String all = words.headline() + words.explanation() + String.join("", words.nextSteps());
    assertTrue(words.headline().length() < 90, words.headline());
    assertFalse(words.headline().endsWith("."), words.headline());
    int sentences = words.explanation().split("\\. (?=[A-Z])", -1).length;
    // Six about the cause, and one about whose role it is.
    assertTrue(sentences <= 7, words.explanation());
    assertTrue(words.explanation().endsWith("."), words.explanation());
    assertFalse(words.nextSteps().isEmpty(), words.headline());
    assertTrue(all.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), all);
    assertFalse(all.contains("  ") || all.contains("..") || all.contains("not printable"), all);
  }

  @Test
  void the_incident_names_where_the_profile_routes_to_and_what_is_missing() {
    Explanation words = Wording.explain(Incident.denial(), Incident.role(), Incident.missing());
    assertEquals("2 of the 3 Regions behind the profile are missing", words.headline());
    assertEquals(
        "Role scheduling-agent-supervisor-agent-role-dev called inference profile"
            + " us.anthropic.claude-sonnet-4-5-20250929-v1:0 in us-east-1. That profile sends each"
            + " call to us-east-1, us-east-2 or us-west-2, and the model must be allowed in every"
            + " one of them. The denial names only us-east-2; us-east-1 is allowed today,"
            + " us-east-2 and us-west-2 are missing. The caller is the service role of a Bedrock agent; the one who calls"
            + " the agent needs nothing.",
        words.explanation());
  }

  @Test
  void what_is_not_known_is_said() {
    String unread =
        Wording.explain(
                Incident.denial(), Incident.role(), Incident.missing(Incident.needed(), List.of()))
            .explanation();
    assertTrue(unread.contains("whether the others are allowed today is not known"), unread);
    String doubted =
        Wording.explain(
                Incident.denial(),
                Incident.role(),
                Diagnoses.missing(Cause.MISSING_PROFILE, Incident.needed()))
            .explanation();
    assertTrue(
        doubted.contains("Not quite certain: the policies were not read; nothing was simulated."),
        doubted);
  }

  @Test
  void the_catalogue_is_named_with_its_date() {
    String words =
        Wording.explain(Incident.denial(), Incident.role(), Diagnoses.global()).explanation();
    assertTrue(words.contains("the built-in catalogue of 2026-10-30"), words);
  }

  @Test
  void the_owner_of_an_scp_gets_every_region_and_unspecified_for_global_routing() {
    var blocked =
        Facts.blocked(
            true,
            PolicyType.SCP,
            Optional.of(Diagnoses.scp()),
            Diagnoses.global().needed(),
            KnownBy.STATED);
    String steps =
        String.join("\n", Wording.explain(Incident.denial(), Incident.role(), blocked).nextSteps());
    assertTrue(steps.contains("must hold all of: unspecified and us-east-1"), steps);
    assertTrue(
        steps.contains("in global routing (aws:RequestedRegion = unspecified) and us-east-1, for"),
        steps);
    assertTrue(steps.contains(Diagnoses.scp().toString()), steps);
    assertTrue(
        steps.contains(
            "\n{\"Sid\":\"DenyModelCallsElsewhere\",\"Effect\":\"Deny\",\"Action\":["
                + "\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"],"
                + "\"Resource\":[\"*\"],\"Condition\":{\"StringNotEquals\":{"
                + "\"aws:RequestedRegion\":[\"unspecified\",\"us-east-1\"]}}}"),
        steps);
    assertTrue(
        steps.contains(
            "\n\"ArnNotLike\":{\"bedrock:InferenceProfileArn\":[\""
                + Incident.profileArn("global")
                + "\"]}"),
        steps);
  }

  @Test
  void against_a_deny_of_its_own_no_allow_is_suggested() {
    var blocked =
        Facts.blocked(
            true, PolicyType.IDENTITY, Optional.empty(), Incident.needed(), KnownBy.STATED);
    Explanation words = Wording.explain(Incident.denial(), Incident.role(), blocked);
    assertTrue(words.nextSteps().getLast().startsWith("Do not add an Allow"));
    assertTrue(words.nextSteps().get(1).contains("\naws iam list-role-policies"));
  }

  @Test
  void every_obstacle_is_named_in_the_order_of_the_failures_and_has_a_step() {
    Explanation words =
        Wording.explain(
            Incident.denial(), Incident.role(), Diagnoses.everything(Incident.needed()));
    assertTrue(words.headline().endsWith("(one of 14 obstacles)"), words.headline());
    int from = 0;
    for (String obstacle :
        List.of(
            "a Deny in a VPC endpoint policy in us-west-2",
            "a Deny in an identity-based policy",
            "a Deny in a session policy",
            "no Allow in the VPC endpoint policy",
            "perhaps a service control policy",
            "no Allow of the role's own in us-west-2",
            "no Allow in the permissions boundary",
            "no Allow in the session policy")) {
      int at = words.explanation().indexOf(obstacle, from);
      assertTrue(at >= from, obstacle + " in " + words.explanation());
      from = at;
    }
    String steps = String.join("\n", words.nextSteps());
    for (String owner :
        List.of(
            "Owner of the network",
            "Administrator of the organisation: see that no",
            "Owner of the policy: narrow statement OnlyHome of policy regions, where"
                + " aws:RequestedRegion is us-east-1",
            "Owner of the role: its own policies also lack an Allow",
            "Owner of the boundary",
            "let through all of: us-east-1, us-east-2 and us-west-2",
            "Owner of the application")) {
      assertTrue(steps.contains(owner), owner + " in " + steps);
    }
  }

  @Test
  void a_condition_of_the_owners_is_printed_with_its_policy() {
    String words =
        Wording.explain(Incident.denial(), Incident.role(), Diagnoses.conditioned()).explanation();
    assertTrue(
        words.contains("in policy home only where IpAddress aws:SourceIp 10.0.0.0/8"), words);
  }

  @Test
  void a_permission_set_is_named_and_gets_its_statements() {
    List<String> steps =
        Wording.explain(Incident.denial(), Diagnoses.permissionSet(), Incident.missing())
            .nextSteps();
    assertTrue(steps.getFirst().contains("permission set Data_Team."), steps.getFirst());
    assertTrue(steps.get(1).contains("\n{\"Version\""), steps.get(1));
  }

  @Test
  void an_owner_is_named_only_if_found() {
    assertEquals(
        Optional.of("CloudFormation stack a-stack (us-east-1), resource TheRole"),
        Wording.owner(new Owner.Stack("a-stack", "us-east-1", "TheRole")));
    assertEquals(
        Optional.of("tag Team = payments"), Wording.owner(new Owner.Tagged("Team", "payments")));
    assertEquals(Optional.empty(), Wording.owner(new Owner.Unknown()));
  }
}
