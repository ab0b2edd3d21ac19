package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StackSettingsTest {
  @Test
  void nothing_given_means_approve_in_production() {
    var settings = StackSettings.from(Map.of("aws:cdk:bundling-stacks", List.of("**")));
    assertEquals(Stage.PRODUCTION, settings.stage());
    assertEquals(Mode.APPROVE, settings.mode());
    assertEquals(List.of(), settings.people().emails());
    assertFalse(settings.scope().requireTag());
    assertEquals(Optional.empty(), settings.people().breakGlassRole());
  }

  @Test
  void lists_come_as_text_with_commas_or_as_lists() {
    var expected = List.of("us-east-1", "us-gov-west-1", "eusc-de-east-1");
    for (var given : List.of(expected, "us-east-1, us-gov-west-1,,eusc-de-east-1,us-east-1")) {
      assertEquals(
          expected, StackSettings.from(Map.of("allowedRegions", given)).scope().allowedRegions());
    }
  }

  @Test
  void truth_comes_as_text_or_as_itself() {
    assertTrue(StackSettings.from(Map.of("requireTag", "true")).scope().requireTag());
    assertTrue(StackSettings.from(Map.of("requireTag", true)).scope().requireTag());
    assertFalse(StackSettings.from(Map.of("requireTag", "false")).scope().requireTag());
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
        "mode | dryrun",
        "mode | APPROVE",
        "stage | prod",
        "homeAccount | 1234",
        "homeRegion | Virginia",
        "accounts | 12345",
        "sourceRegions | us-west",
        "organization | acme",
        "email | nobody",
        "allowedRegions | us-east-1;us-west-2",
        "allowedModels | Claude Sonnet",
        "autoPrincipals | *",
        "autoPrincipals | arn:aws:iam::12:role/a",
        "protectedPrincipals | arn:aws:sts::123456789012:x/a",
        "requireTag | yes",
        "requiredBoundary | agents",
        "requiredBoundary | arn:aws:iam::123456789012:policy/*",
        "users | no",
        "approvalChannel | mail",
        "slackWorkspace | acme",
        "slackChannel | #alerts",
        "slackUserRoles | 1",
        "administrator | admin",
        "deploymentRole | arn:aws:iam::*:role/any",
        "breakGlassRole | arn:aws:iam::*:role/any",
        "requestHours | 6",
        "requestHours | 73",
        "requestsPerHour | 0",
        "writesPerPrincipalDay | 1001",
        "writesPerAccountDay | -1",
        "reviewMinutes | 16",
        "reviewMinutes | five",
        "dailyAt | 24",
        "weeklyOn | Monday",
        "trailName | a b",
        "createTrail | maybe",
        "customerKey | key",
        "archiveDays | 366",
        "runbook | ftp://example.com",
      })
  void a_wrong_value_is_refused_by_name_with_what_is_allowed(String key, String value) {
    assertEquals(
        "Setting '%s' is '%s'; allowed: %s."
            .formatted(key, value, Setting.of(key).orElseThrow().allowed()),
        refusal(Map.of(key, value)));
  }

  @Test
  void every_setting_refuses_something() {
    for (var setting : Setting.values()) {
      assertTrue(refusal(Map.of(setting.key(), Map.of())).contains("'" + setting.key() + "'"));
    }
  }

  @Test
  void further_accounts_and_regions_need_to_know_the_home() {
    for (var further : List.of("accounts", "sourceRegions")) {
      var value = further.equals("accounts") ? "123456789012" : "us-west-2";
      assertTrue(
          refusal(Map.of(further, value)).startsWith("Setting 'homeAccount' is 'not given'"));
      assertTrue(
          refusal(Map.of(further, value, "homeAccount", "123456789012"))
              .startsWith("Setting 'homeRegion' is 'not given'"));
    }
  }

  @Test
  void an_organisation_alone_says_not_whose_denials_are_repaired() {
    assertTrue(refusal(Map.of("organization", "o-a1b2c3d4e5")).startsWith("Setting 'accounts'"));
  }

  @Test
  void more_accounts_than_fit_are_refused() {
    var accounts = IntStream.range(0, 81).mapToObj(i -> "1234567890%02d".formatted(i)).toList();
    assertTrue(
        refusal(Map.of("accounts", accounts)).startsWith("Setting 'accounts' is '81 accounts'"));
  }

  @Test
  void the_home_account_and_region_are_no_further_ones() {
    var places = StackSettings.from(Synthesised.ORGANISATION).places();
    assertEquals(List.of("111122223333", "444455556666"), places.members());
    assertTrue(places.servesHome());
    var sameRegion =
        Map.of(
            "homeAccount", "123456789012", "homeRegion", "us-east-1", "sourceRegions", "us-east-1");
    assertFalse(StackSettings.from(sameRegion).places().reachesBeyond());
  }

  @Test
  void buttons_in_slack_need_the_channel_they_are_in() {
    assertTrue(
        refusal(Map.of("approvalChannel", "slack"))
            .startsWith("Setting 'slackWorkspace' is 'not given'"));
    assertTrue(
        refusal(Map.of("slackWorkspace", "T0123ABCD"))
            .startsWith("Setting 'slackChannel' is 'not given'"));
  }

  @Test
  void a_trail_is_made_or_named_but_not_both() {
    assertTrue(
        refusal(Map.of("createTrail", true, "trailName", "audit"))
            .startsWith("Setting 'createTrail' is 'true'"));
  }

  @Test
  void an_account_as_a_number_is_refused_since_it_lost_its_zeros() {
    assertTrue(refusal(Map.of("accounts", 12345678901L)).contains("as text"));
  }

  /// An empty variable of a script, say, in `-c requiredBoundary=$BOUNDARY`.
  @ParameterizedTest
  @EnumSource
  void a_setting_without_a_value_is_refused(Setting setting) {
    var empty = new ArrayList<Object>(List.of("", " ", ",", List.of()));
    empty.add(null);
    for (var given : empty) {
      var context = new HashMap<String, Object>();
      context.put(setting.key(), given);
      assertTrue(
          refusal(context).startsWith("Setting '%s' is '%s'".formatted(setting.key(), given)),
          setting.key());
    }
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
