package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.local.LambdaEvents;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page, through the payload the HTTP API sends.
class ApprovalPageTest {
  private Incident incident;
  private Person person;
  private String path;
  private String query;
  private String hash;

  @BeforeEach
  void ask() throws Exception {
    incident = Incident.start().deliver();
    person = incident.person();
    URI link = person.link();
    path = link.getPath();
    query = link.getRawQuery();
    hash = incident.standing().plan().proposal().orElseThrow().sha256();
  }

  @AfterEach
  void end() {
    incident.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"})
  void nothingButPostChangesAnything(String method) throws Exception {
    List<?> before = incident.rows();
    for (String form : List.of("", form("approve", person.code()))) {
      send(method, path, query, form, Map.of());
    }
    assertEquals(before, incident.rows());
    assertEquals(CaseStatus.PENDING, incident.standing().status());
  }

  @Test
  void thePageShowsTheExactPolicyAndNoSecret() throws Exception {
    Map<String, Object> answer = send("GET", path, query, "", Map.of());
    String page = String.valueOf(answer.get("body"));
    assertEquals(200, answer.get("statusCode"));
    assertTrue(page.contains(hash));
    assertTrue(page.contains("BedrockRemedy-" + Incident.id()));
    assertFalse(page.contains(person.code()), "the code is in the mail only");
    assertFalse(page.contains("<script"));
    String headers = String.valueOf(answer.get("headers"));
    assertTrue(headers.contains("cache-control=no-store"), headers);
    assertTrue(headers.contains("x-frame-options=DENY"), headers);
    assertTrue(headers.contains("default-src 'none'"), headers);
  }

  @Test
  void aStrangerLearnsNothing() throws Exception {
    String wrong = "t=" + "A".repeat(43);
    String unknown = "/r/br-aaaaaaaaaa";
    Map<String, Object> one = send("GET", path, wrong, "", Map.of());
    Map<String, Object> two = send("GET", unknown, query, "", Map.of());
    Map<String, Object> three = send("GET", "/r/../control", "", "", Map.of());
    Map<String, Object> post = send("POST", path, wrong, form("approve", person.code()), Map.of());
    for (Map<String, Object> answer : List.of(one, two, three, post)) {
      assertEquals(404, answer.get("statusCode"));
      assertEquals(one.get("body"), answer.get("body"));
    }
    assertEquals(CaseStatus.PENDING, incident.standing().status());
  }

  @Test
  void approvalNeedsTheCodeFromTheMailAndFiveWrongOnesLockIt() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(
          403, send("POST", path, query, form("approve", "WXYZ"), Map.of()).get("statusCode"));
    }
    Map<String, Object> late = send("POST", path, query, form("approve", person.code()), Map.of());
    assertEquals(403, late.get("statusCode"));
    assertTrue(String.valueOf(late.get("body")).contains("Locked"));
    incident.installation.settle();
    assertEquals(CaseStatus.PENDING, incident.standing().status());
  }

  @Test
  void aDoublePostIsOneDecisionAndRejectAfterApproveIsNone() throws Exception {
    assertEquals(
        303, send("POST", path, query, form("approve", person.code()), Map.of()).get("statusCode"));
    assertEquals(
        409, send("POST", path, query, form("approve", person.code()), Map.of()).get("statusCode"));
    assertEquals(
        409, send("POST", path, query, form("reject", person.code()), Map.of()).get("statusCode"));
    incident.installation.settle();
    assertEquals(CaseStatus.APPLIED, incident.standing().status());
    assertEquals(1, incident.writes());
  }

  @Test
  void rejectionIsFinalAndWritesNothing() throws Exception {
    send("POST", path, query, form("reject", person.code()), Map.of());
    incident.installation.settle();
    assertEquals(CaseStatus.REJECTED, incident.standing().status());
    assertEquals(
        409, send("POST", path, query, form("approve", person.code()), Map.of()).get("statusCode"));
    incident.installation.settle();
    assertEquals(0, incident.writes());
  }

  @Test
  void aFormOfAnotherSiteOrOfAnotherPlanIsRefused() throws Exception {
    String approve = form("approve", person.code());
    assertEquals(
        403,
        send("POST", path, query, approve, Map.of("origin", "https://evil.example"))
            .get("statusCode"));
    assertEquals(
        403, send("POST", path, query, approve, Map.of("origin", "null")).get("statusCode"));
    assertEquals(
        403,
        send("POST", path, query, approve, Map.of("origin", "null", "sec-fetch-site", "cross-site"))
            .get("statusCode"));
    assertEquals(
        403,
        send("POST", path, query, approve, Map.of("sec-fetch-site", "cross-site"))
            .get("statusCode"));
    assertEquals(
        400,
        send("POST", path, query, approve.replace(hash, "0".repeat(64)), Map.of())
            .get("statusCode"));
    assertEquals(
        400,
        send("POST", path, query, approve.replace("generation=1", "generation=2"), Map.of())
            .get("statusCode"));
    assertEquals(
        400, send("POST", path, query, approve + "&decision=reject", Map.of()).get("statusCode"));
    assertEquals(404, send("POST", path, query + "&" + query, approve, Map.of()).get("statusCode"));
    incident.installation.settle();
    assertEquals(CaseStatus.PENDING, incident.standing().status());
  }

  @Test
  void anExpiredLinkIsAnUnknownOne() throws Exception {
    incident.pass(Duration.ofHours(25));
    assertEquals(CaseStatus.EXPIRED, incident.standing().status());
    assertEquals(
        404, send("POST", path, query, form("approve", person.code()), Map.of()).get("statusCode"));
    assertEquals(404, send("GET", path, query, "", Map.of()).get("statusCode"));
  }

  @Test
  void aNameIsPrintedOnlyIfItIsPlain() throws Exception {
    send(
        "POST",
        path,
        query,
        form("approve", person.code()).replace("name=Ada", "name=%3Cscript%3Ealert(1)"),
        Map.of());
    incident.installation.settle();
    String page = String.valueOf(send("GET", path, query, "", Map.of()).get("body"));
    assertFalse(page.contains("<script"));
    assertTrue(
        incident.installation.aws().publications().stream()
            .noneMatch(p -> p.message().contains("<script")));
  }

  @Test
  void theTokenIsNowhereButInTheMail() throws Exception {
    String token = query.substring(2);
    incident.decide("approve");
    assertTrue(incident.rows().stream().noneMatch(r -> r.toString().contains(token)));
    assertFalse(incident.log().contains(token));
    assertTrue(
        incident.installation.aws().publications().stream()
            .map(p -> SentMessage.read(p.message()))
            .noneMatch(m -> m.slack().contains(token)));
  }

  private String form(String decision, String code) {
    return "plan="
        + hash
        + "&generation=1&code="
        + code
        + "&name=Ada&reason=because&decision="
        + decision;
  }

  private Map<String, Object> send(
      String method, String to, String rawQuery, String form, Map<String, String> more)
      throws Exception {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("host", "approve.example.com");
    if (!form.isEmpty()) {
      headers.put("content-type", "application/x-www-form-urlencoded");
    }
    byte[] event =
        LambdaEvents.httpApi(
            method, to, rawQuery, headers, form, "192.0.2.7", incident.clock.instant());
    return JSON.std.mapFrom(incident.installation.approval(event));
  }
}
