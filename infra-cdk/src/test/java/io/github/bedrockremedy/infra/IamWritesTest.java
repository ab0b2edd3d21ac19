package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Over every policy of every stack: who may change IAM, or become somebody who may.
class IamWritesTest {
  private static final Set<String> INLINE =
      Set.of(
          "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:PutUserPolicy", "iam:DeleteUserPolicy");

  @Test
  void only_the_patch_handlers_role_may_write_to_iam() {
    for (var settings : Stream.of(Map.<String, Object>of(), Synthesised.ALL_OPTIONS).toList()) {
      assertEquals(Map.of("RolesPatchHandler", INLINE), writers(settings));
    }
  }

  @Test
  void in_an_organisation_so_may_the_write_role_of_each_member() {
    assertEquals(
        Map.of(
            "RolesPatchHandler",
            INLINE,
            "RolesWrite",
            INLINE,
            "RolesMemberRead",
            Set.of("sts:AssumeRole"),
            "RolesMemberWrite",
            Set.of("sts:AssumeRole")),
        writers(Synthesised.ORGANISATION));
  }

  @Test
  void in_dry_run_nobody_may() {
    assertEquals(Map.of(), writers(Map.of("mode", "dry-run")));
    assertEquals(Map.of(), writers(Map.of("stage", "staging")));
  }

  @Test
  void no_action_is_allowed_by_what_it_is_not() {
    for (var settings : Stream.of(Synthesised.ALL_OPTIONS, Synthesised.ORGANISATION).toList()) {
      for (var stack : Synthesised.stacks(settings).values()) {
        policies(stack)
            .values()
            .forEach(
                policy ->
                    policy
                        .findParents("NotAction")
                        .forEach(
                            statement -> assertEquals("Deny", statement.path("Effect").asText())));
      }
    }
  }

  /// Name of the policy, without its hash, to what it lets write.
  private static Map<String, Set<String>> writers(Map<String, Object> settings) {
    var writers = new TreeMap<String, Set<String>>();
    for (var stack : Synthesised.stacks(settings).values()) {
      policies(stack)
          .forEach(
              (id, policy) -> {
                var writes = writes(policy);
                if (!writes.isEmpty()) {
                  writers.put(id.replaceAll("(DefaultPolicy)?[0-9A-F]{8}$", ""), writes);
                }
              });
    }
    return writers;
  }

  private static Map<String, JsonNode> policies(Synthesised stack) {
    var policies = new TreeMap<>(stack.all("AWS::IAM::Policy"));
    policies.putAll(stack.all("AWS::IAM::ManagedPolicy"));
    stack
        .all("AWS::IAM::Role")
        .forEach((id, role) -> policies.put(id + "Inline", role.path("Policies")));
    return policies;
  }

  private static Set<String> writes(JsonNode policy) {
    var writes = new TreeSet<String>();
    for (var statement : policy.findParents("Action")) {
      if (statement.path("Effect").asText().equals("Allow")) {
        Synthesised.texts(statement.path("Action")).stream()
            .filter(action -> action.matches("\\*|(iam|sts|organizations):(?!Get|List|Simulate).*"))
            .forEach(writes::add);
      }
    }
    return writes;
  }
}
