package io.github.bedrockremedy.edge.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.decision.Approval;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.Clearance;
import io.github.bedrockremedy.pipeline.decision.ClearedPatch;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.PlannedPatch;
import io.github.bedrockremedy.pipeline.decision.Risk;
import io.github.bedrockremedy.pipeline.execution.ApplyOutcome;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.patch.PolicyPatch;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;

class IamPolicyStoreTest {
  private static final CaseId ID = new CaseId("br-k7m2p4q6ab");
  private static final PolicyPatch PATCH =
      PolicyPatch.of(
          PolicyDocument.of(
              List.of(
                  Statement.allow(
                      "A",
                      List.of(Action.INVOKE_MODEL),
                      List.of("arn:aws:bedrock:us-east-2::foundation-model/a.b+c"),
                      List.of()))));

  private final Wire wire = new Wire();
  private final IamClient iam = wire.client(IamClient.builder(), "aws-global");
  private final IamPolicyStore store = new IamPolicyStore((_, _, _) -> iam);

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aRolesPolicyIsNamedByTheCaseAndIsByteForByteTheClearedText() {
    wire.answers(s -> new Reply(200, "<PutRolePolicyResponse/>"));

    assertEquals(new ApplyOutcome.Written(), store.put(ID, cleared(Targets.ROLE)));
    assertEquals(
        Map.of(
            "RoleName", "supervisor-dev",
            "PolicyName", "BedrockRemedy-br-k7m2p4q6ab",
            "PolicyDocument", PATCH.text()),
        wire.only().fields());
    assertEquals("PutRolePolicy", wire.only().action());
    assertTrue(HandlerActions.PATCH.onAccount().contains("iam:PutRolePolicy"));
  }

  @Test
  void aUsersPolicyLikewise() {
    wire.answers(s -> new Reply(200, "<PutUserPolicyResponse/>"));

    assertEquals(new ApplyOutcome.Written(), store.put(ID, cleared(Targets.USER)));
    assertEquals(
        Map.of(
            "UserName", "indexer",
            "PolicyName", "BedrockRemedy-br-k7m2p4q6ab",
            "PolicyDocument", PATCH.text()),
        wire.only().fields());
    assertEquals("PutUserPolicy", wire.only().action());
  }

  @ParameterizedTest
  @CsvSource({
    "409, LimitExceeded, '10,240'",
    "400, MalformedPolicyDocument, does not accept",
    "404, NoSuchEntity, no longer exists",
    "400, UnmodifiableEntity, only the AWS service",
    "403, AccessDenied, is not allowed to this system",
    "400, SomethingNew, failed with SomethingNew",
    "403, InvalidClientTokenId, InvalidClientTokenId",
  })
  void whatIamWillRefuseAgainIsRefusedInPlainWords(int status, String code, String words) {
    wire.answers(s -> Reply.error(status, code));

    ApplyOutcome.Refused refused =
        assertInstanceOf(ApplyOutcome.Refused.class, store.put(ID, cleared(Targets.ROLE)));
    assertTrue(refused.why().startsWith("iam:PutRolePolicy "), refused.why());
    assertTrue(refused.why().contains(words), refused.why());
    assertTrue(refused.why().contains(code), refused.why());
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling",
    "400, ThrottlingException",
    "429, TooManyRequestsException",
    "500, ServiceFailure",
    "503, ServiceUnavailable",
    "409, ConcurrentModification",
    "403, ExpiredToken",
  })
  void whatMaySucceedLaterIsUnsure(int status, String code) {
    wire.answers(s -> Reply.error(status, code));

    assertInstanceOf(ApplyOutcome.Unsure.class, store.put(ID, cleared(Targets.ROLE)));
  }

  @Test
  void anAnswerThatNeverCameIsUnsure() {
    wire.close();

    ApplyOutcome.Unsure unsure =
        assertInstanceOf(ApplyOutcome.Unsure.class, store.put(ID, cleared(Targets.ROLE)));
    assertTrue(unsure.why().startsWith("iam:PutRolePolicy got no answer: "), unsure.why());
  }

  @Test
  void theCasesOwnPolicyIsRemovedAndNoOther() {
    wire.answers(s -> new Reply(200, "<DeleteRolePolicyResponse/>"));

    assertEquals(new ApplyOutcome.Written(), store.remove(ID, Targets.ROLE));
    assertEquals(
        Map.of("RoleName", "supervisor-dev", "PolicyName", "BedrockRemedy-br-k7m2p4q6ab"),
        wire.only().fields());
    assertEquals("DeleteRolePolicy", wire.only().action());
    assertTrue(HandlerActions.PATCH.onAccount().contains("iam:DeleteRolePolicy"));
  }

  @Test
  void aUsersPolicyIsRemovedLikewise() {
    wire.answers(s -> new Reply(200, "<DeleteUserPolicyResponse/>"));

    assertEquals(new ApplyOutcome.Written(), store.remove(ID, Targets.USER));
    assertEquals("DeleteUserPolicy", wire.only().action());
  }

  @Test
  void whatIsGoneAlreadyIsRemoved() {
    wire.answers(s -> Reply.error(404, "NoSuchEntity"));

    assertEquals(new ApplyOutcome.Written(), store.remove(ID, Targets.ROLE));
  }

  @Test
  void aRemovalThatIsRefusedSaysWhy() {
    wire.answers(s -> Reply.error(403, "AccessDenied"));

    ApplyOutcome.Refused refused =
        assertInstanceOf(ApplyOutcome.Refused.class, store.remove(ID, Targets.ROLE));
    assertTrue(refused.why().startsWith("iam:DeleteRolePolicy "), refused.why());
  }

  @Test
  void aRemovalThatIamPutsOffIsUnsure() {
    wire.answers(s -> Reply.error(400, "Throttling"));

    assertInstanceOf(ApplyOutcome.Unsure.class, store.remove(ID, Targets.ROLE));
  }

  private static ClearedPatch cleared(PatchTarget target) {
    Approval approval =
        new Approval(
            "Jo", Approval.Via.PAGE, Instant.parse("2026-11-22T10:00:00Z"), PATCH.sha256());
    var planned = new PlannedPatch(target, PATCH, new Decision.Ask(Risk.LOW, List.of()), "fp");
    return switch (Clearance.byApproval(approval, ApprovalChannel.LINK, planned, "fp")) {
      case Clearance.Cleared cleared -> cleared.patch();
      case Clearance.Withheld withheld -> throw new AssertionError(withheld);
    };
  }
}
