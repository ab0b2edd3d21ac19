package io.github.bedrockremedy.pipeline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApproversTest {
  private static final String BOSS = "arn:aws:sts::111122223333:assumed-role/approver/ada";
  private static final Optional<String> TARGET =
      Optional.of("arn:aws:iam::111122223333:role/teams/agents/writer");
  private static final Approvers ANYBODY = new Approvers(List.of());
  private static final Approvers LISTED =
      new Approvers(List.of("arn:aws:sts::111122223333:assumed-role/approver/*"));

  @Test
  void withoutAListEverybodyTheRouteLetsInDecides() {
    assertEquals(Optional.empty(), ANYBODY.to("arn:aws:iam::111122223333:user/x"));
  }

  @Test
  void onlyWhoIsListedDecides() {
    assertEquals(Optional.empty(), LISTED.to(BOSS));
    assertEquals(Optional.empty(), LISTED.toApproving(BOSS, TARGET));
    assertEquals(
        Optional.of(Approvers.Objection.NOT_LISTED),
        LISTED.to("arn:aws:sts::111122223333:assumed-role/approver-2/ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::111122223333:assumed-role/writer/session",
        "arn:aws:sts::111122223333:assumed-role/writer",
        "arn:aws:iam::111122223333:role/writer",
        "arn:aws:iam::111122223333:role/teams/agents/writer",
      })
  void nobodyApprovesAccessOfTheirOwn(String caller) {
    assertEquals(Optional.of(Approvers.Objection.OWN_REQUEST), ANYBODY.toApproving(caller, TARGET));
    assertEquals(Optional.empty(), ANYBODY.to(caller), "but may reject it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::444455556666:assumed-role/writer/session",
        "arn:aws:sts::111122223333:assumed-role/writer2/writer",
        "arn:aws:iam::111122223333:user/writer",
      })
  void anotherPrincipalOfTheNameIsSomebodyElse(String caller) {
    assertEquals(Optional.empty(), ANYBODY.toApproving(caller, TARGET));
  }
}
