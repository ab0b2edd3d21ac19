package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackMessageTest {
  private static final String REQUEST =
      EmailTextTest.request(Incident.of(Incident.plan(), CaseStatus.PENDING)).slack();

  private static Map<?, ?> read(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  private static Map<?, ?> part(String json, String name) {
    return read(json).get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  static void fits(String slack) {
    String description = String.valueOf(part(slack, "content").get("description"));
    assertTrue(description.length() < 2_500, description.length() + "\n" + description);
  }

  @Test
  void a_request_is_a_custom_notification_in_the_thread_of_its_case() {
    assertEquals("1.0", read(REQUEST).get("version"));
    assertEquals("custom", read(REQUEST).get("source"));
    assertEquals("client-markdown", part(REQUEST, "content").get("textType"));
    assertEquals(Incident.ID.value(), part(REQUEST, "metadata").get("threadId"));
  }

  @Test
  void an_open_request_carries_what_the_buttons_need() {
    assertEquals(
        Map.of(
            "g",
            "bedrock-remedy",
            "i",
            Incident.ID.value(),
            "h",
            Incident.BUTTONS.form(),
            "r",
            "us-east-1"),
        part(REQUEST, "metadata").get("additionalContext"));
  }

  @Test
  void nothing_else_has_buttons() {
    List<String> others = new ArrayList<>();
    others.add(
        Messages.report(Incident.of(Incident.plan(), CaseStatus.REPORTED), Incident.SEEN).slack());
    for (CaseStatus status : CaseStatus.values()) {
      others.add(EmailTextTest.outcome(Incident.of(Incident.plan(), status)).slack());
    }
    for (String other : others) {
      assertFalse(part(other, "metadata").containsKey("additionalContext"), other);
      assertEquals(Incident.ID.value(), part(other, "metadata").get("threadId"));
    }
  }

  @Test
  void no_description_is_too_long() {
    for (Diagnosis diagnosis : Diagnoses.all()) {
      var plan = Incident.plan(Incident.denial(), Incident.role(), diagnosis, "ask");
      for (String slack :
          List.of(
              EmailTextTest.request(Incident.of(plan, CaseStatus.PENDING)).slack(),
              Messages.report(Incident.of(plan, CaseStatus.REPORTED), Incident.SEEN).slack())) {
        fits(slack);
      }
    }
  }

  @Test
  void the_signs_of_its_grammar_are_escaped() {
    assertEquals("&lt;!here&gt; &amp; 'x'", SlackMessage.escape("<!here> & `x`"));
  }
}
