package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// IAM's names are the account's, not a Region's: one that is taken stops a second deployment.
class OneHomeTest {
  @ParameterizedTest
  @ValueSource(strings = {"dry-run", "approve", "auto"})
  void a_second_home_region_fails_at_a_name_that_says_why(String mode) {
    var mark = Synthesised.inMode(mode).one("AWS::IAM::ManagedPolicy", "OneHome");
    assertEquals(
        "BedrockRemedy-has-one-home-Region-see-sourceRegions",
        mark.path("ManagedPolicyName").asText());
    assertTrue(mark.path("Description").asText().contains("sourceRegions"));
  }

  @Test
  void staging_has_a_home_of_its_own() {
    var mark =
        Synthesised.with(Map.of("stage", "staging")).one("AWS::IAM::ManagedPolicy", "OneHome");
    assertTrue(mark.path("ManagedPolicyName").asText().startsWith("BedrockRemedy-staging-"));
  }

  @Test
  void the_mark_gives_nobody_anything() {
    var mark = Synthesised.inMode("approve").one("AWS::IAM::ManagedPolicy", "OneHome");
    assertEquals("Deny", mark.at("/PolicyDocument/Statement/0/Effect").asText());
    assertEquals(1, mark.at("/PolicyDocument/Statement").size());
    for (var who : List.of("Roles", "Users", "Groups")) {
      assertTrue(mark.path(who).isMissingNode(), who);
    }
  }

  /// What outlives its stack must not be left behind by a deployment that was refused.
  @Test
  void nothing_that_stays_is_made_before_it() {
    var resources = Synthesised.with(Synthesised.ALL_OPTIONS).template().path("Resources");
    for (var type : List.of("AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::S3::Bucket")) {
      var all = resources.valueStream().filter(made -> made.path("Type").asText().equals(type));
      var early = all.filter(made -> !waits(made)).toList();
      assertEquals(List.of(), early, type);
    }
  }

  private static boolean waits(JsonNode resource) {
    return resource
        .path("DependsOn")
        .valueStream()
        .anyMatch(id -> id.asText().startsWith("OneHome"));
  }
}
