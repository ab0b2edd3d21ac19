package io.github.bedrockremedy.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.Fault;
import io.github.bedrockremedy.local.LocalAws;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/// Calls that fail are tried again, as often and as late as is said, and not past the time left.
class RetriesTest {
  private final LocalAws aws =
      LocalAws.start(
          AccountFile.parse(
              """
              {"AccountId": "618048437522", "RoleDetailList": [
                {"RoleName": "dev", "Path": "/", "RoleId": "AROAEXAMPLE",
                 "Arn": "arn:aws:iam::618048437522:role/dev", "RolePolicyList": [],
                 "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}]}
              """),
          () -> Instant.parse("2025-10-12T14:03:21Z"));
  private final TimeLeft left = new TimeLeft();
  private final IamClient iam =
      IamClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .endpointOverride(aws.endpoint())
          .region(software.amazon.awssdk.regions.Region.AWS_GLOBAL)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
          .overrideConfiguration(
              ClientOverrideConfiguration.builder().retryStrategy(Retries.within(left)).build())
          .build();

  @AfterEach
  void close() {
    iam.close();
    aws.close();
  }

  @Test
  void aThrottledCallIsTriedAgainUntilItSucceeds() {
    aws.faults().next("iam:GetRole", Fault.THROTTLE, 3);
    assertEquals("dev", iam.getRole(r -> r.roleName("dev")).role().roleName());
    assertEquals(4, aws.calls().count("iam:GetRole"));
  }

  @Test
  void afterFourTimesItIsGivenUp() {
    aws.faults().next("iam:GetRole", Fault.SERVER_ERROR, 9);
    assertThrows(IamException.class, () -> iam.getRole(r -> r.roleName("dev")));
    assertEquals(4, aws.calls().count("iam:GetRole"));
  }

  @Test
  void whatWillNotChangeIsNotTriedAgain() {
    aws.faults().next("iam:GetRole", Fault.ACCESS_DENIED, 9);
    assertThrows(IamException.class, () -> iam.getRole(r -> r.roleName("dev")));
    assertEquals(1, aws.calls().count("iam:GetRole"));
  }

  @Test
  void aFunctionThatEndsSoonDoesNotWaitForAnotherTry() {
    left.of(() -> 2_500);
    aws.faults().next("iam:GetRole", Fault.THROTTLE, 9);
    IamException told = assertThrows(IamException.class, () -> iam.getRole(r -> r.roleName("dev")));
    assertEquals(1, aws.calls().count("iam:GetRole"));
    assertTrue(Failure.of(told).passing(), "it is told as what comes again");
  }

  @Test
  void timeThatRunsOutMeanwhileEndsTheTries() {
    left.of(() -> aws.calls().count("iam:GetRole") < 2 ? 60_000 : 0);
    aws.faults().next("iam:GetRole", Fault.SERVER_ERROR, 9);
    assertThrows(IamException.class, () -> iam.getRole(r -> r.roleName("dev")));
    assertEquals(2, aws.calls().count("iam:GetRole"));
  }

  @Test
  void waitsGrowAreBoundedAndDiffer() {
    grows(Retries.AFTER_A_FAULT, Duration.ofMillis(100), Duration.ofSeconds(4));
    grows(Retries.AFTER_THROTTLING, Duration.ofMillis(500), Duration.ofSeconds(8));
  }

  private static void grows(BackoffStrategy waits, Duration first, Duration longest) {
    for (int attempt = 2; attempt < 12; attempt++) {
      Duration most = first.multipliedBy(1L << (attempt - 1));
      Duration bound = most.compareTo(longest) < 0 ? most : longest;
      int tried = attempt;
      Set<Duration> seen =
          IntStream.range(0, 50)
              .mapToObj(_ -> waits.computeDelay(tried))
              .collect(Collectors.toSet());
      assertFalse(seen.stream().anyMatch(d -> d.compareTo(bound) > 0), seen + " over " + bound);
      assertTrue(seen.size() > 10, "workers that were throttled together come back apart");
    }
  }
}
