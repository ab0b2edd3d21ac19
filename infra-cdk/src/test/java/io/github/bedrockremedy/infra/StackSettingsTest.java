package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackSettingsTest {
  @Test
  void nothing_given_means_approve_in_production() {
    var settings = StackSettings.from(Map.of("aws:cdk:bundling-stacks", List.of("**")));
    assertEquals(Stage.PRODUCTION, settings.stage());
    assertEquals(Mode.APPROVE, settings.mode());
    assertEquals(List.of(), settings.emails());
    assertFalse(settings.requireTag());
    assertEquals(Optional.empty(), settings.breakGlassRole());
  }

  @Test
  void lists_come_as_text_with_commas_or_as_lists() {
    var expected = List.of("us-east-1", "us-gov-west-1", "eusc-de-east-1");
    for (var given : List.of(expected, "us-east-1, us-gov-west-1,,eusc-de-east-1,us-east-1")) {
      assertEquals(expected, StackSettings.from(Map.of("allowedRegions", given)).allowedRegions());
    }
  }

  @Test
  void truth_comes_as_text_or_as_itself() {
    assertTrue(StackSettings.from(Map.of("requireTag", "true")).requireTag());
    assertTrue(StackSettings.from(Map.of("requireTag", true)).requireTag());
    assertFalse(StackSettings.from(Map.of("requireTag", "false")).requireTag());
  }

  @Test
  void staging_forces_dry_run() {
    assertEquals(Mode.DRY_RUN, StackSettings.from(Map.of("stage", "staging")).mode());
    var both = Map.of("stage", "staging", "mode", "dry-run");
    assertEquals(Mode.DRY_RUN, StackSettings.from(both).mode());
  }

  @ParameterizedTest
  @CsvSource({"approve", "auto"})
  void staging_refuses_any_other_mode(String mode) {
    assertEquals(
        "Setting 'mode' is '%s'; allowed: only dry-run, because stage is staging.".formatted(mode),
        refusal(Map.of("stage", "staging", "mode", mode)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode                | dryrun                        | dry-run, approve, auto",
        "mode                | APPROVE                       | dry-run, approve, auto",
        "stage               | prod                          | production, staging",
        "accounts            | 12345                         | account ids of 12 digits",
        "email               | nobody                        | email addresses",
        "allowedRegions      | us-east-1;us-west-2           | Regions such as us-east-1",
        "autoPrincipals      | *                             | ARNs such as",
        "autoPrincipals      | arn:aws:iam::12:role/a        | ARNs such as",
        "protectedPrincipals | arn:aws:sts::123456789012:x/a | ARNs such as",
        "requireTag          | yes                           | true, false",
        "breakGlassRole      | arn:aws:iam::*:role/any       | a role's ARN",
      })
  void a_wrong_value_is_refused_by_name_with_what_is_allowed(
      String key, String value, String allowed) {
    var message = refusal(Map.of(key, value));
    assertTrue(message.startsWith("Setting '%s' is '%s'; ".formatted(key, value)), message);
    assertTrue(message.contains("allowed: " + allowed), message);
  }

  @Test
  void an_account_as_a_number_is_refused_since_it_lost_its_zeros() {
    assertTrue(refusal(Map.of("accounts", 12345678901L)).contains("as text"));
  }

  @Test
  void a_setting_without_a_value_is_refused() {
    var context = new HashMap<String, Object>();
    context.put("email", null);
    assertTrue(refusal(context).startsWith("Setting 'email' is 'null'"));
  }

  @Test
  void a_mistyped_key_is_refused_with_the_keys_there_are() {
    assertEquals(
        "Setting 'mod' is 'dry-run'; allowed: no such setting, only accounts, allowedRegions,"
            + " autoPrincipals, breakGlassRole, email, mode, protectedPrincipals, requireTag,"
            + " stage.",
        refusal(Map.of("mod", "dry-run")));
  }

  @Test
  void auto_without_its_lists_is_known_to_repair_nothing() {
    assertTrue(StackSettings.from(Map.of("mode", "auto")).autoWithoutEffect());
    assertFalse(
        StackSettings.from(
                Map.of(
                    "mode", "auto",
                    "allowedRegions", "us-east-1",
                    "autoPrincipals", "arn:aws:iam::123456789012:role/agents/*"))
            .autoWithoutEffect());
  }

  private static String refusal(Map<String, ?> context) {
    return String.valueOf(
        assertThrows(SettingRefusedException.class, () -> StackSettings.from(context))
            .getMessage());
  }
}
