package io.github.bedrockremedy.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.decision.Approval;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Tokens and codes: how they are made, read, hashed and kept to themselves.
class SecretsTest {
  @Test
  void tokensAndCodesHideThemselves() {
    RequestToken token = RequestToken.fresh(new SecureRandom());
    ChangeCode code = ChangeCode.fresh(new SecureRandom());
    assertFalse(token.toString().contains(token.value()));
    assertFalse(code.toString().contains(code.value()));
    var decision =
        new PersonDecision(
            new CaseId("br-k7m2p4q6ab"),
            1,
            PersonDecision.Verdict.APPROVE,
            "hash",
            token.decidingForm(),
            "jane",
            Approval.Via.PAGE,
            "",
            Instant.EPOCH);
    assertFalse(decision.toString().contains(token.decidingForm()));
  }

  @Test
  void theFormsOfATokenDifferAndNoneGivesAwayAnother() {
    RequestToken token = RequestToken.parse("A".repeat(43)).orElseThrow();
    RequestToken other = RequestToken.parse("A".repeat(42) + "B").orElseThrow();
    Set<String> forms =
        new HashSet<>(
            List.of(
                token.value(),
                token.viewHash(),
                token.decidingForm(),
                token.proofHash(),
                token.codeHash("K7QF"),
                token.codeHash("K7QG"),
                other.viewHash(),
                other.decidingForm(),
                other.proofHash(),
                other.codeHash("K7QF")));
    assertEquals(10, forms.size());
    assertEquals(token.proofHash(), RequestToken.proofHash(token.decidingForm()));
    assertTrue(
        RequestToken.same(
            token.viewHash(), RequestToken.parse("A".repeat(43)).orElseThrow().viewHash()));
    assertFalse(RequestToken.same(token.viewHash(), other.viewHash()));
  }

  @Test
  void aFreshTokenIsReadBackAndNoTwoAreTheSame() {
    var random = new SecureRandom();
    RequestToken token = RequestToken.fresh(random);
    assertEquals(Optional.of(token), RequestToken.parse(token.value()));
    assertNotEquals(token, RequestToken.fresh(random));
    for (String bad :
        List.of("", "A".repeat(42), "A".repeat(44), "A".repeat(42) + "=", "A".repeat(42) + "é")) {
      assertEquals(Optional.empty(), RequestToken.parse(bad), bad);
    }
  }

  @Test
  void aChangeCodeIsTypedInAnyCase() {
    assertEquals(new ChangeCode("K7QF"), ChangeCode.typed(" k7qf \n"));
    assertEquals(16, ChangeCode.typed("x".repeat(1_000)).value().length());
    ChangeCode fresh = ChangeCode.fresh(new SecureRandom());
    assertEquals(fresh, ChangeCode.typed(fresh.value()));
    assertEquals(4, fresh.value().length());
  }
}
