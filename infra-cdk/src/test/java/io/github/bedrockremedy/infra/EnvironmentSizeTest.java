package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Lambda gives a function 4 KB for its environment, and says so only while it is deployed.
class EnvironmentSizeTest {
  @Test
  void what_does_not_fit_is_refused_and_the_longest_named_first() {
    Map<String, Object> settings =
        Map.of(
            "autoPrincipals", "arn:aws:iam::123456789012:role/short/*",
            "protectedPrincipals", roles(60),
            "approvers", approvers(10));
    var refused = assertThrows(SettingRefusedException.class, () -> Synthesised.with(settings));
    var said = String.valueOf(refused.getMessage());
    assertTrue(said.contains("4096"), said);
    assertTrue(said.indexOf("protectedPrincipals") > 0, said);
    assertTrue(said.indexOf("protectedPrincipals") < said.indexOf("approvers"), said);
  }

  @Test
  void eighty_accounts_fit() {
    var accounts =
        IntStream.range(0, 80).mapToObj(i -> "%012d".formatted(100_000_000_000L + i)).toList();
    Map<String, Object> settings =
        Map.of("homeAccount", "100000000000", "homeRegion", "us-east-1", "accounts", accounts);
    var made = Synthesised.with(settings).all("AWS::Lambda::Function");
    assertTrue(made.size() >= 5, made.keySet()::toString);
  }

  private static List<String> roles(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "arn:aws:iam::123456789012:role/teams/number-%02d/*".formatted(i))
        .toList();
  }

  private static List<String> approvers(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "arn:aws:sts::123456789012:assumed-role/approver-%02d/*".formatted(i))
        .toList();
  }
}
