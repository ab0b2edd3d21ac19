package io.github.bedrockremedy.edge.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.edge.CallBudget;
import io.github.bedrockremedy.edge.Targets;
import io.github.bedrockremedy.edge.Wire;
import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.edge.Wire.Sent;
import io.github.bedrockremedy.edge.cloudformation.StackLookup;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy.Source;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;

class IamEvidenceTest {
  private static final String ROLE = Targets.ROLE.arn().toString();
  private static final String USER = Targets.USER.arn().toString();
  private static final String MANAGED = "arn:aws:iam::618048437522:policy/agents/invoke";
  private static final String BOUNDARY = "arn:aws:iam::618048437522:policy/limits";
  private static final String QUARANTINE = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";
  private static final String DOCUMENT = "{ \"Version\":\"2012-10-17\", \"Id\":\"a+b %&é\" }";

  private final Wire wire = new Wire();
  private final CallBudget budget = new CallBudget();
  private final IamEvidence evidence =
      new IamEvidence(
          wire.client(IamClient.builder(), "aws-global", budget),
          new StackLookup(r -> wire.client(CloudFormationClient.builder(), r.id())));

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aRoleIsReadWithItsTagsItsPoliciesAndItsBoundary() {
    wire.answers(IamEvidenceTest::everything);

    assertEquals(
        new PrincipalFacts.Known(
            "AROAEXAMPLE",
            Map.of("Team", "search"),
            List.of(
                new HeldPolicy(Source.INLINE, "own", Optional.empty(), DOCUMENT),
                new HeldPolicy(Source.INLINE, "second", Optional.empty(), DOCUMENT),
                new HeldPolicy(
                    Source.ATTACHED, "invoke", Optional.of(Targets.arn(MANAGED)), DOCUMENT)),
            Optional.of(
                new HeldPolicy(
                    Source.BOUNDARY, "limits", Optional.of(Targets.arn(BOUNDARY)), DOCUMENT)),
            false),
        evidence.principal(Targets.ROLE));
    Sent version =
        wire.sent().stream().filter(s -> s.action().equals("GetPolicyVersion")).findFirst().get();
    assertEquals(Map.of("PolicyArn", MANAGED, "VersionId", "v7"), version.fields());
    Sent role = wire.sent().getFirst();
    assertEquals(Map.of("RoleName", "supervisor-dev"), role.fields());
  }

  @Test
  void aUserIsReadWithWhatItsGroupsHold() {
    wire.answers(IamEvidenceTest::everything);

    PrincipalFacts.Known user =
        assertInstanceOf(PrincipalFacts.Known.class, evidence.principal(Targets.USER));

    assertEquals("AIDAEXAMPLE", user.uniqueId());
    assertEquals(
        List.of("INLINE own", "ATTACHED invoke", "GROUP shared", "GROUP invoke"),
        user.policies().stream().map(p -> p.source() + " " + p.name()).toList());
  }

  @Test
  void everyCallIsWithinTheRightsOfTheHandlersThatRead() {
    wire.answers(IamEvidenceTest::everything);
    evidence.principal(Targets.ROLE);
    evidence.principal(Targets.USER);

    for (HandlerActions handler :
        List.of(HandlerActions.DENIAL, HandlerActions.PATCH, HandlerActions.REVIEW)) {
      wire.sent()
          .forEach(s -> assertTrue(handler.onAccount().contains("iam:" + s.action()), s.action()));
    }
  }

  @Test
  void everyPageIsRead() {
    wire.answers(
        s -> {
          if (!s.action().equals("ListRolePolicies")) {
            return everything(s);
          }
          return s.form().containsKey("Marker")
              ? Xml.names("ListRolePolicies", "PolicyNames", "on-page-" + s.form().get("Marker"))
              : Reply.result(
                  "ListRolePolicies",
                  Xml.members("PolicyNames", "on-page-1")
                      + "<IsTruncated>true</IsTruncated><Marker>2</Marker>");
        });

    PrincipalFacts.Known role =
        assertInstanceOf(PrincipalFacts.Known.class, evidence.principal(Targets.ROLE));
    assertEquals(
        List.of("on-page-1", "on-page-2", "invoke"),
        role.policies().stream().map(HeldPolicy::name).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantine, true",
    "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3, true",
    "arn:aws:iam::618048437522:policy/AWSCompromisedKeyQuarantineV3, false",
    "arn:aws:iam::aws:policy/ReadOnlyAccess, false",
  })
  void onlyAwsOwnQuarantinePolicyMeansThatAPrincipalIsCompromised(String arn, boolean expected) {
    wire.answers(
        s ->
            s.action().equals("ListAttachedUserPolicies")
                ? Xml.attached(s.action(), arn)
                : everything(s));

    PrincipalFacts.Known user =
        assertInstanceOf(PrincipalFacts.Known.class, evidence.principal(Targets.USER));
    assertEquals(expected, user.quarantined());
  }

  @Test
  void aQuarantineThroughAGroupCountsToo() {
    wire.answers(
        s ->
            s.action().equals("ListAttachedGroupPolicies")
                ? Xml.attached(s.action(), QUARANTINE)
                : everything(s));

    PrincipalFacts.Known user =
        assertInstanceOf(PrincipalFacts.Known.class, evidence.principal(Targets.USER));
    assertTrue(user.quarantined());
  }

  @Test
  void aPrincipalIamDoesNotKnowIsGone() {
    wire.answers(s -> Reply.error(404, "NoSuchEntity"));

    assertEquals(new PrincipalFacts.Gone(), evidence.principal(Targets.ROLE));
    assertEquals(new PrincipalFacts.Gone(), evidence.principal(Targets.USER));
  }

  @Test
  void anotherRoleUnderTheSameNameIsNotTheOneThatWasMeant() {
    wire.answers(s -> Xml.role("arn:aws:iam::618048437522:role/supervisor-dev", ""));
    assertEquals(new PrincipalFacts.Gone(), evidence.principal(Targets.ROLE));

    wire.answers(s -> Xml.role("arn:aws:iam::111122223333:role/agents/supervisor-dev", ""));
    assertEquals(
        new PrincipalFacts.NotRead(
            "it lives in account 618048437522, and the credentials at hand read account"
                + " 111122223333"),
        evidence.principal(Targets.ROLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetRole",
        "ListRolePolicies",
        "GetRolePolicy",
        "ListAttachedRolePolicies",
        "GetPolicy",
        "GetPolicyVersion"
      })
  void whatMayNotBeReadIsNamed(String refused) {
    wire.answers(
        s -> s.action().equals(refused) ? Reply.error(403, "AccessDenied") : everything(s));

    PrincipalFacts.NotRead facts =
        assertInstanceOf(PrincipalFacts.NotRead.class, evidence.principal(Targets.ROLE));
    assertEquals("iam:" + refused + " is not allowed to this system (AccessDenied)", facts.why());
  }

  @Test
  void aPolicyThatVanishesWhileItIsReadMakesThePrincipalUnread() {
    wire.answers(
        s -> s.action().equals("GetPolicy") ? Reply.error(404, "NoSuchEntity") : everything(s));

    assertEquals(
        new PrincipalFacts.NotRead("iam:GetPolicy failed with NoSuchEntity"),
        evidence.principal(Targets.ROLE));
  }

  @Test
  void noMoreThanTheBudgetIsSpentOnOnePrincipal() {
    wire.answers(
        s ->
            s.action().equals("ListAttachedRolePolicies")
                ? Xml.attached(
                    s.action(), java.util.Collections.nCopies(25, MANAGED).toArray(String[]::new))
                : everything(s));

    assertEquals(
        new PrincipalFacts.NotRead("the budget of 40 calls is spent"),
        evidence.principal(Targets.ROLE));
    assertEquals(40, wire.sent().size());

    budget.reset();
    wire.answers(IamEvidenceTest::everything);
    assertInstanceOf(PrincipalFacts.Known.class, evidence.principal(Targets.ROLE));
  }

  private static Reply everything(Sent s) {
    String boundary =
        Xml.element("PermissionsBoundary", Xml.element("PermissionsBoundaryArn", BOUNDARY));
    String tags = Xml.members("Tags", Xml.element("Key", "Team") + Xml.element("Value", "search"));
    return switch (s.action()) {
      case "GetRole" -> Xml.role(ROLE, boundary + tags);
      case "GetUser" -> Xml.user(USER, "");
      case "ListRolePolicies" -> Xml.names(s.action(), "PolicyNames", "own", "second");
      case "ListUserPolicies" -> Xml.names(s.action(), "PolicyNames", "own");
      case "ListGroupPolicies" -> Xml.names(s.action(), "PolicyNames", "shared");
      case "ListGroupsForUser" ->
          Xml.names(s.action(), "Groups", Xml.element("GroupName", "robots"));
      case "GetRolePolicy", "GetUserPolicy", "GetGroupPolicy" -> Xml.inline(s.action(), DOCUMENT);
      case "ListAttachedRolePolicies", "ListAttachedUserPolicies", "ListAttachedGroupPolicies" ->
          Xml.attached(s.action(), MANAGED);
      case "GetPolicy" -> Xml.policy(s.field("PolicyArn"), "v7");
      case "GetPolicyVersion" -> Xml.version(DOCUMENT);
      default -> Reply.error(400, "InvalidAction");
    };
  }
}
