package io.github.bedrockremedy.edge.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory.Part;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory.Part.Page;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

class AccountPrincipalsTest {
  private static final String GRANT =
      "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'bedrock:InvokeModel',"
          + "'Resource':'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0'}]}";

  /// 450 roles: each third names a profile in its own policy, and the last one in a managed policy,
  /// which comes pages later.
  private static AccountFile account() {
    List<String> roles = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      String inline =
          i % 3 == 0
              ? "'RolePolicyList':[{'PolicyName':'own','PolicyDocument':" + GRANT + "}],"
              : "";
      String attached =
          i == 449
              ? "'AttachedManagedPolicies':[{'PolicyName':'shared','PolicyArn':'arn:aws:iam::123456789012:policy/shared'}],"
              : "";
      roles.add(
          "{'RoleName':'r%1$03d','RoleId':'AROA%1$03d',%2$s%3$s'Arn':'arn:aws:iam::123456789012:role/r%1$03d'}"
              .formatted(i, inline, attached));
    }
    String text =
        "{'RoleDetailList':["
            + String.join(",", roles)
            + "],'Policies':[{'PolicyName':'shared','Arn':'arn:aws:iam::123456789012:policy/shared',"
            + "'DefaultVersionId':'v2','PolicyVersionList':[{'VersionId':'v1','Document':{}},"
            + "{'VersionId':'v2','Document':"
            + GRANT
            + "}]}]}";
    return AccountFile.parse(text.replace('\'', '"'));
  }

  private static IamClient client(LocalAws aws) {
    return IamClient.builder()
        .endpointOverride(aws.endpoint())
        .region(Region.AWS_GLOBAL)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static Part page(LocalAws aws, Optional<String> marker) {
    return new AccountPrincipals(client(aws), () -> {}).page(marker, () -> true);
  }

  @Test
  void rolesOfAllPagesAreReadWithWhatTheyHold() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      var calls = new AtomicInteger();
      var inventory = new AccountPrincipals(client(aws), calls::incrementAndGet);
      List<HeldPrincipal> all = new ArrayList<>();
      Optional<String> marker = Optional.empty();
      do {
        Page page = assertInstanceOf(Page.class, inventory.page(marker, () -> true));
        all.addAll(page.principals());
        marker = page.next();
      } while (marker.isPresent());
      assertEquals(151, all.size());
      HeldPrincipal last = all.getLast();
      assertEquals("AROA449", last.uniqueId());
      assertTrue(last.policies().getFirst().text().contains("nova-lite"));
      assertEquals(4, calls.get(), "what is shared, and three pages");
      aws.calls().list().forEach(c -> assertEquals(AccountPrincipals.CALL, c.action()));
      assertTrue(HandlerActions.REVIEW.onAccount().contains(AccountPrincipals.CALL));
    }
  }

  @Test
  void anotherReaderGoesOnWhereOneStopped() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      Page first = assertInstanceOf(Page.class, page(aws, Optional.empty()));
      Page second = assertInstanceOf(Page.class, page(aws, first.next()));
      assertEquals("AROA198", first.principals().getLast().uniqueId());
      assertEquals("AROA201", second.principals().getFirst().uniqueId());
    }
  }

  @Test
  void aMarkerIamDoesNotKnowIsToldFromWhatMayPass() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      assertInstanceOf(Part.MarkerGone.class, page(aws, Optional.of("of last month")));
      aws.faults().next(AccountPrincipals.CALL, Fault.ACCESS_DENIED, 1);
      assertInstanceOf(Part.NotRead.class, page(aws, Optional.of("of last month")));
    }
  }

  @Test
  void whatThereIsNoTimeForIsNotRead() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      var asked = new AtomicInteger();
      var inventory = new AccountPrincipals(client(aws), () -> {});
      assertInstanceOf(Part.NotRead.class, inventory.page(Optional.empty(), () -> false));
      assertInstanceOf(
          Part.NotRead.class, inventory.page(Optional.empty(), () -> asked.incrementAndGet() < 2));
      assertEquals(1, aws.calls().list().size());
    }
  }

  @Test
  void whatIamDoesNotAnswerIsNotRead() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      aws.faults().next(AccountPrincipals.CALL, Fault.ACCESS_DENIED, 1);
      Part.NotRead not = assertInstanceOf(Part.NotRead.class, page(aws, Optional.empty()));
      assertTrue(not.why().contains("not allowed"), not.why());
    }
  }

  @Test
  void aUserHoldsWhatItsGroupsHoldAndAManagedPolicyMayBeAwsOwn() {
    String text =
        "{'AccountId':'123456789012','UserDetailList':[{'UserName':'ada','UserId':'AIDAADA','GroupList':['chat'],"
            + "'Arn':'arn:aws:iam::123456789012:user/ada'}],'GroupDetailList':[{'GroupName':'chat',"
            + "'GroupId':'AGPACHAT','Arn':'arn:aws:iam::123456789012:group/chat',"
            + "'GroupPolicyList':[{'PolicyName':'inline','PolicyDocument':"
            + GRANT
            + "}],'AttachedManagedPolicies':[{'PolicyName':'AmazonBedrockSome',"
            + "'PolicyArn':'arn:aws:iam::aws:policy/AmazonBedrockSome'}]}],"
            + "'Policies':[{'PolicyName':'AmazonBedrockSome',"
            + "'Arn':'arn:aws:iam::aws:policy/AmazonBedrockSome','DefaultVersionId':'v1',"
            + "'PolicyVersionList':[{'VersionId':'v1','Document':"
            + GRANT
            + "}]}]}";
    AccountFile file = AccountFile.parse(text.replace('\'', '"'));
    try (LocalAws aws = LocalAws.start(file, InstantSource.system())) {
      Page page = assertInstanceOf(Page.class, page(aws, Optional.empty()));
      HeldPrincipal ada = page.principals().getFirst();
      assertEquals("AIDAADA", ada.uniqueId());
      assertEquals(
          List.of("inline", "AmazonBedrockSome"),
          ada.policies().stream().map(HeldPolicy::name).toList());
      ada.policies().forEach(p -> assertEquals(HeldPolicy.Source.GROUP, p.source()));
    }
  }
}
