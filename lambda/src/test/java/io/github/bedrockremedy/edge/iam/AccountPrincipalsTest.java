package io.github.bedrockremedy.edge.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.foresight.HeldRole;
import io.github.bedrockremedy.pipeline.foresight.RoleInventory.Inventory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

class AccountRolesTest {
  private static final String CALL = "iam:GetAccountAuthorizationDetails";
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

  @Test
  void rolesOfAllPagesAreReadWithWhatTheyHold() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      var pages = new AtomicInteger();
      Inventory read = new AccountRoles(client(aws), pages::incrementAndGet).read(() -> true);
      Inventory.Read all = assertInstanceOf(Inventory.Read.class, read);
      assertTrue(all.whole());
      assertEquals(151, all.roles().size());
      HeldRole last = all.roles().getLast();
      assertEquals("AROA449", last.uniqueId());
      assertTrue(last.policies().getFirst().text().contains("nova-lite"));
      assertEquals(3, pages.get());
      aws.calls().list().forEach(c -> assertEquals(CALL, c.action()));
      assertTrue(HandlerActions.REVIEW.onAccount().contains(CALL));
    }
  }

  @Test
  void whatThereIsNoTimeForIsLeftOut() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      var asked = new AtomicInteger();
      Inventory read =
          new AccountRoles(client(aws), () -> {}).read(() -> asked.incrementAndGet() < 2);
      Inventory.Read some = assertInstanceOf(Inventory.Read.class, read);
      assertEquals(67, some.roles().size());
      assertEquals(false, some.whole());
    }
  }

  @Test
  void whatIamDoesNotAnswerIsNotRead() {
    try (LocalAws aws = LocalAws.start(account(), InstantSource.system())) {
      aws.faults().next(CALL, Fault.ACCESS_DENIED, 1);
      Inventory read = new AccountRoles(client(aws), () -> {}).read(() -> true);
      assertTrue(assertInstanceOf(Inventory.NotRead.class, read).why().contains("not allowed"));
    }
  }
}
