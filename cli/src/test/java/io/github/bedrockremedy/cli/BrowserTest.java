package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// From the mail's link to the applied policy, in a real browser.
class BrowserTest {
  private static final Map<String, Object> PHONE = Map.of("width", 375, "height", 812);
  private static final Map<String, Object> DESKTOP = Map.of("width", 1280, "height", 900);

  @Test
  void aPhoneWithoutScriptApproves() throws Exception {
    approves(PHONE, Map.of());
  }

  @Test
  void aDesktopApprovesInTheDark() throws Exception {
    approves(DESKTOP, Map.of("scheme", "dark", "script", true));
  }

  @Test
  void theKeyboardAloneApproves() throws Exception {
    approves(DESKTOP, Map.of("keyboard", true));
  }

  @Test
  void theKeyboardAloneRejectsOnAPhone() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Map<String, Object> answer =
          decide(
              incident,
              PHONE,
              "reject",
              Map.of("keyboard", true, "scheme", "dark", "reason", "not this model"));
      assertEquals(CaseStatus.REJECTED, incident.standing().status());
      assertEquals(0, incident.writes());
      assertTrue(text(answer).contains("Rejected"), text(answer));
    }
  }

  @Test
  void whatTheOutcomeIsCanBeReadByEverybodyToo() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      incident.decide("reject");
      Map<String, Object> want = new HashMap<>(PHONE);
      want.put("link", incident.person().link().toString());
      want.put("axe", true);
      Map<String, Object> answer = Browser.run("act.mjs", want);
      assertEquals(List.of(), Browser.list(answer, "beforeFindings"));
      assertEquals(375, answer.get("beforeWidth"));
    }
  }

  /// What follows links, runs everything and presses every button is no person: it has not read the
  /// change code.
  @Test
  void aMailScannerChangesNothing() throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      List<String> links =
          incident.mail().lines().map(String::strip).filter(l -> l.startsWith("http")).toList();
      Map<String, Object> done = Browser.run("scan.mjs", Map.of("links", links));
      incident.installation.settle();
      assertEquals(links.size(), done.get("opened"));
      assertTrue(((Number) done.getOrDefault("pressed", 0)).intValue() > 4, done::toString);
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      assertEquals(0, incident.writes());
      assertEquals(0, incident.rows().stream().filter(r -> r.containsKey("verdict")).count());
    }
  }

  private static void approves(Map<String, Object> screen, Map<String, Object> more)
      throws Exception {
    try (Incident incident = Incident.start().deliver()) {
      Map<String, Object> answer = decide(incident, screen, "approve", more);
      assertEquals(CaseStatus.APPLIED, incident.standing().status());
      assertEquals(
          incident.standing().plan().proposal().orElseThrow().text(),
          incident.ours().values().iterator().next());
      assertTrue(text(answer).contains("aws iam delete-role-policy"), text(answer));
      assertTrue(text(answer).contains("Ada (name as typed"), text(answer));
    }
  }

  private static Map<String, Object> decide(
      Incident incident, Map<String, Object> screen, String decision, Map<String, Object> more)
      throws Exception {
    Map<String, Object> want = new HashMap<>(screen);
    want.put("link", incident.person().link().toString());
    want.put("code", incident.person().code());
    want.put("name", "Ada");
    want.put("decision", decision);
    want.put("axe", true);
    want.putAll(more);
    shots(want);
    Map<String, Object> answer = Browser.run("act.mjs", want);
    assertEquals(200, answer.get("status"));
    assertTrue(((Number) answer.getOrDefault("bytes", 0)).intValue() < 50_000, answer::toString);
    for (String when : List.of("before", "after")) {
      assertEquals(List.of(), Browser.list(answer, when + "Findings"), when);
      assertEquals(screen.get("width"), answer.get(when + "Width"), "scrolls sideways");
    }
    assertEquals(0, answer.get("cookies"));
    assertEquals(List.of(), Browser.list(answer, "elsewhere"));
    return answer;
  }

  /// Pictures for the documents, where `BROWSER_SHOTS` names a folder.
  private static void shots(Map<String, Object> want) {
    String folder = System.getenv("BROWSER_SHOTS");
    if (folder != null) {
      String screen = Integer.valueOf(375).equals(want.get("width")) ? "phone" : "desktop";
      want.put("shot", folder + "/" + screen + "-" + want.getOrDefault("scheme", "light"));
    }
  }

  private static String text(Map<String, Object> answer) {
    return String.valueOf(answer.get("text"));
  }
}
