package io.github.bedrockremedy.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a case is called, and how it changes.
class CaseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");

  @Test
  void theKeyOfADenialIsAlwaysTheSame() {
    CaseKey key = key(Records.denied());
    assertEquals(key, key(Records.denied()));
    assertEquals(
        key,
        key(
            Records.denied()
                .with("eventID", "another")
                .with("eventTime", "2026-11-23T00:00:00Z")
                .with("eventName", "InvokeModel")));
    assertEquals(
        key, key(Records.denied().deniedOn("bedrock:InvokeModel", Records.model("us-west-2"))));
    assertEquals(64, key.hash().length());
    assertEquals("BedrockRemedy-" + key.id(), key.id().policyName());
  }

  @Test
  void anotherPrincipalActionRegionModelOrReasonIsAnotherCase() {
    List<Records> all =
        List.of(
            Records.denied(),
            Records.denied().with("recipientAccountId", "111122223333"),
            Records.denied().with("userIdentity", Records.user()),
            Records.denied()
                .deniedOn("bedrock:InvokeModelWithResponseStream", Records.model("us-east-2")),
            Records.denied().with("awsRegion", "us-west-2"),
            Records.denied().calling(Records.SONNET),
            Records.denied().calling(Records.profileArn()),
            Records.denied().calling("no model"),
            Records.denied().without("requestParameters"),
            Records.denied()
                .without("requestParameters")
                .deniedOn("bedrock:InvokeModel", Records.model("us-west-2")),
            Records.denied().without("requestParameters").deniedOn("bedrock:InvokeModel", "*"),
            Records.denied().without("requestParameters").deniedOn("bedrock:InvokeModel", ""),
            Records.denied().without("requestParameters").deniedOn("bedrock:InvokeModel", "widget"),
            with("because no session policy allows the bedrock:InvokeModel action"),
            with("with an explicit deny in an identity-based policy"),
            with("with an explicit deny in a service control policy"),
            with("for reasons"),
            with(""),
            Records.denied().with("errorMessage", "Operation not allowed"));
    Set<String> hashes = new HashSet<>();
    Set<CaseId> ids = new HashSet<>();
    all.forEach(r -> hashes.add(key(r).hash()));
    all.forEach(r -> ids.add(key(r).id()));
    assertEquals(all.size() - 1, hashes.size(), "'for reasons' is no clause and states nothing");
    assertEquals(hashes.size(), ids.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "br-",
        "br-k7m2p4q6a",
        "br-k7m2p4q6abc",
        "BR-k7m2p4q6ab",
        "br-K7M2P4Q6AB",
        "br-k7m2p4q6a1",
        "br-k7m2p4q6a/",
        "xx-k7m2p4q6ab"
      })
  void whatIsNoIdOfACaseIsRefused(String text) {
    assertFalse(CaseId.isId(text));
    assertThrows(IllegalArgumentException.class, () -> new CaseId(text));
  }

  @Test
  void theShortIdIsTheBeginningOfTheHash() {
    assertEquals("br-aaaaaaaaaa", CaseId.of(new byte[7]).value());
    byte[] ones = {-1, -1, -1, -1, -1, -1, -1};
    assertEquals("br-7777777777", CaseId.of(ones).value());
    byte[] first = {8, 0, 0, 0, 0, 0, 0};
    assertEquals("br-baaaaaaaaa", CaseId.of(first).value());
  }

  @Test
  void aStepTheTableDoesNotHaveIsRefused() {
    for (CaseStatus from : CaseStatus.values()) {
      for (CaseStatus to : CaseStatus.values()) {
        Case standing = standing(from);
        if (from.mayBecome(to)) {
          Case moved = standing.moved(to, NOW).build();
          assertEquals(to, moved.status());
          assertEquals(standing.version() + 1, moved.version());
          assertEquals(Optional.empty(), moved.owes());
          assertEquals(Optional.empty(), moved.dueAt());
          assertEquals(NOW, moved.updatedAt());
        } else {
          assertThrows(IllegalStateException.class, () -> standing.moved(to, NOW));
        }
      }
    }
  }

  @Test
  void aNewGenerationForgetsWhatWasApproved() {
    Case approved =
        standing(CaseStatus.EXPIRED)
            .change(NOW)
            .approval(new Approval("x", Approval.Via.PAGE, NOW, "h"))
            .build();
    assertTrue(approved.approval().isPresent());
    Case next = approved.moved(CaseStatus.PENDING, NOW).nextGeneration().build();
    assertEquals(2, next.generation());
    assertEquals(Optional.empty(), next.approval());
  }

  @Test
  void armingAgainCountsAndANewDebtStartsWithoutAttempts() {
    Case owing =
        standing(CaseStatus.APPLIED)
            .change(NOW)
            .owes(Optional.of(Case.Owes.NOTIFY), Optional.of(NOW))
            .build();
    Case twice =
        owing
            .change(NOW)
            .armedAgain(NOW)
            .build()
            .change(NOW)
            .armedAgain(NOW.plusSeconds(1))
            .build();
    assertEquals(2, twice.attempts());
    assertEquals(owing.owes(), twice.owes());
    assertEquals(
        0,
        twice.change(NOW).owes(Optional.of(Case.Owes.PATCH), Optional.of(NOW)).build().attempts());
    assertEquals(Optional.of(NOW), owing.change(NOW).applied().build().appliedAt());
  }

  @Test
  void sightingsAddUpWhateverTheirOrder() {
    var early = new Sightings(2, NOW, NOW.plusSeconds(5));
    var late = new Sightings(3, NOW.plusSeconds(1), NOW.plusSeconds(9));
    assertEquals(new Sightings(5, NOW, NOW.plusSeconds(9)), early.plus(late));
    assertEquals(early.plus(late), late.plus(early));
  }

  @Test
  void whatIsDeniedBesideWhatWasCalledIsACaseOfItsOwn() {
    String invoke = "bedrock:InvokeModel";
    String ours = "arn:aws:bedrock:us-east-1:618048437522:";
    Records onModel = Records.denied().deniedOn(invoke, Records.model("us-east-2"));
    Records onProfile = Records.denied().deniedOn(invoke, Records.profileArn());
    assertEquals(key(onModel), key(onProfile));
    assertEquals(key(onModel), key(Records.denied().deniedOn(invoke, "")));
    List<String> beside =
        List.of(
            ours + "project/default",
            ours + "async-invoke/a1b2c3d4e5f6",
            "arn:aws:sagemaker:us-east-1:618048437522:endpoint/x",
            ours + "inference-profile/us.amazon.nova-lite-v1:0",
            ours + "application-inference-profile/a1b2c3d4e5f6",
            "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0");
    Set<CaseKey> keys = new HashSet<>(Set.of(key(onModel)));
    beside.forEach(arn -> keys.add(key(Records.denied().deniedOn(invoke, arn))));
    assertEquals(1 + beside.size(), keys.size());
  }

  @Test
  void whatStandsBehindWhatWasCalledIsTheSameCase() {
    String invoke = "bedrock:InvokeModel";
    String ours = "arn:aws:bedrock:us-east-1:618048437522:";
    for (String called :
        List.of(
            ours + "prompt-router/a1b2c3d4e5f6",
            ours + "application-inference-profile/a1b2c3d4e5f6",
            "a1b2c3d4e5f6")) {
      Records record = Records.denied().calling(called);
      CaseKey onModel = key(record.deniedOn(invoke, Records.model("us-west-2")));
      assertEquals(onModel, key(record.deniedOn(invoke, Records.model("us-east-2"))), called);
      String behind = called.contains("router") ? Records.profileArn() : ours + "x/y";
      assertEquals(
          called.contains("router"), onModel.equals(key(record.deniedOn(invoke, behind))), called);
    }
  }

  private static Records with(String clause) {
    return Records.denied()
        .with(
            "errorMessage",
            Records.message("bedrock:InvokeModel", Records.model("us-east-2"), clause));
  }

  private static CaseKey key(Records record) {
    return CaseKey.of(DenialReader.read(record.event()));
  }

  private static Case standing(CaseStatus status) {
    return new Case(
        new CaseId("br-k7m2p4q6ab"),
        "hash",
        status,
        1,
        7,
        "{}",
        Cases.plan(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        NOW,
        NOW,
        Optional.empty());
  }
}
