package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/// Settings each of which is fine, but not together.
class ContradictionsTest {
  private static final String OF_HOME = "arn:aws:iam::123456789012:policy/agents";

  @Test
  void a_boundary_of_one_account_keeps_the_others_from_being_repaired() {
    assertEquals(
        "Setting 'requiredBoundary' is '"
            + OF_HOME
            + "'; allowed: an ARN with * for its account, because no principal of another account"
            + " served can carry this one.",
        refusal(Synthesised.ORGANISATION, "requiredBoundary", OF_HOME));
    assertTrue(
        refusal(Map.of("homeAccount", "111122223333"), "requiredBoundary", OF_HOME)
            .startsWith("Setting 'requiredBoundary'"));
  }

  @Test
  void a_boundary_of_the_account_served_or_of_each_is_fine() {
    assertDoesNotThrow(() -> with(Map.of(), "requiredBoundary", OF_HOME));
    assertDoesNotThrow(
        () -> with(Map.of("homeAccount", "123456789012"), "requiredBoundary", OF_HOME));
    assertDoesNotThrow(
        () -> with(Synthesised.ORGANISATION, "requiredBoundary", "arn:aws:iam::*:policy/agents"));
  }

  @Test
  void an_organisation_none_of_whose_accounts_is_served_may_not_report() {
    assertEquals(
        "Setting 'accounts' is '123456789012'; allowed: accounts beside the home account, because"
            + " with organization every account of it may report.",
        refusal(Synthesised.ORGANISATION, "accounts", "123456789012"));
  }

  @Test
  void a_user_is_never_repaired_without_a_person() {
    var user = "arn:aws:iam::123456789012:user/team/*";
    assertTrue(
        refusal(Map.of(), "autoPrincipals", user).startsWith("Setting 'autoPrincipals' is '"));
    assertDoesNotThrow(() -> with(Map.of(), "protectedPrincipals", user));
  }

  /// Elsewhere every function would end at its start, since it would serve an account that is not
  /// its own.
  @Test
  void a_home_account_is_where_it_is_deployed_to_and_nowhere_else() {
    assertEquals("123456789012", home(Map.of("homeAccount", "123456789012")).getAccount());
    assertTrue(home(Map.of()).getAccount().startsWith("${Token["));
  }

  @ParameterizedTest
  @CsvSource({"dry-run, true", "approve, true", "auto, false"})
  void looking_ahead_by_itself_is_warned_of_where_nothing_goes_by_itself(
      String mode, boolean warned) {
    var stack = home(Map.of("mode", mode, "lookAhead", "auto"));
    var text =
        Match.stringLikeRegexp("lookAhead 'auto' repairs nothing by itself in mode '" + mode);
    assertEquals(warned, !Annotations.fromStack(stack).findWarning("*", text).isEmpty());
    assertFalse(StackSettings.from(Map.of("mode", mode)).lookAheadWithoutEffect());
  }

  private static Stack home(Map<String, Object> settings) {
    return (Stack) Synthesised.app(settings).getNode().findChild("BedrockRemedy");
  }

  private static StackSettings with(Map<String, Object> settings, String key, Object value) {
    var all = new TreeMap<>(settings);
    all.put(key, value);
    return StackSettings.from(all);
  }

  private static String refusal(Map<String, Object> settings, String key, Object value) {
    return String.valueOf(
        assertThrows(SettingRefusedException.class, () -> with(settings, key, value)).getMessage());
  }
}
