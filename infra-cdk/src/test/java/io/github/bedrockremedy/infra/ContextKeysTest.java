package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which keys of the CDK's context are settings, and which are not ours.
class ContextKeysTest {
  @Test
  void a_mistyped_key_is_refused_with_the_keys_there_are() {
    var keys = Arrays.stream(Setting.values()).map(Setting::key).sorted().toList();
    assertEquals(
        "Setting 'mod' is 'dry-run'; allowed: no such setting, only "
            + String.join(", ", keys)
            + ".",
        refusal(Map.of("mod", "dry-run")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "require_tag",
        "required-boundary",
        "requireTag ",
        " mode",
        "require.tag",
        "mode2",
        "",
      })
  void a_key_spelt_in_another_way_is_refused(String key) {
    assertTrue(
        refusal(Map.of(key, "true"))
            .startsWith("Setting '%s' is 'true'; allowed: no such setting".formatted(key)));
  }

  /// What `npx cdk synth` was seen to hand over, and what look-ups and plug-ins keep there.
  @Test
  void keys_of_the_cdk_are_no_settings() {
    var theirs = new HashMap<String, Object>();
    for (var key :
        List.of(
            "acknowledged-issue-numbers",
            "cli-telemetry",
            "aws:cdk:enable-path-metadata",
            "aws:cdk:bundling-stacks",
            "@aws-cdk/core:failSynthOnValidationErrors",
            "availability-zones:account=123456789012:region=us-east-1",
            "acme/plug-in")) {
      theirs.put(key, true);
    }
    assertEquals(Mode.APPROVE, StackSettings.from(theirs).mode());
  }

  private static String refusal(Map<String, ?> context) {
    return String.valueOf(
        assertThrows(SettingRefusedException.class, () -> StackSettings.from(context))
            .getMessage());
  }
}
