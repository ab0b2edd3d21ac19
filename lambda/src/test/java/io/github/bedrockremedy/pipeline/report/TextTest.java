package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "[click](https://evil.example)",
          "\u001b[31mred\u001b[0m",
          "${jndi:ldap://evil}",
          "a\r\nSubject: b",
          "`rm -rf /`",
          "\u202Eexe.txt",
          "<!channel>",
          "");

  @Test
  void values_that_match_are_printed_as_they_are() {
    assertEquals("618048437522", Text.account("618048437522").value());
    assertEquals(Incident.ROLE, Text.name(Incident.ROLE).value());
    assertEquals("us." + Incident.MODEL, Text.model("us." + Incident.MODEL).value());
    assertEquals("unspecified", Text.region("").value());
    assertEquals(Incident.LINK, Text.link(Incident.LINK).value());
    assertTrue(Text.arn(Diagnoses.scp().toString()).isPrintable());
  }

  @Test
  void hostile_values_are_replaced_whatever_they_claim_to_be() {
    for (String hostile : HOSTILE) {
      for (Text.Kind kind : Text.Kind.values()) {
        if (kind != Text.Kind.PROSE) {
          assertEquals(Text.NOT_PRINTABLE, new Text(kind, hostile).value(), kind + " " + hostile);
        }
      }
    }
  }

  @Test
  void an_arn_with_odd_characters_is_an_arn_and_still_not_printed() {
    assertFalse(Text.arn("arn:aws:iam::618048437522:role/<b>x</b>").isPrintable());
    assertFalse(Text.arn("arn:aws:iam::618048437522:role/${x}").isPrintable());
    assertFalse(Text.arn("arn:aws:iam::618048437522:role/https://evil.example").isPrintable());
  }

  @Test
  void a_remark_stays_readable_without_its_harmful_characters() {
    assertEquals(
        "see ?b?it?/b? at https:/?evil.example, ok",
        Text.remark("see <b>it</b> at https://evil.example, ok").value());
    assertEquals(Text.LONGEST_REMARK, Text.remark("a".repeat(5_000)).value().length());
  }

  @Test
  void a_link_leads_nowhere_but_to_a_page_of_ours() {
    assertFalse(Text.link("javascript:alert(1)").isPrintable());
    assertFalse(Text.link("http://example.com/r").isPrintable());
    assertTrue(Text.link("http://127.0.0.1:8080/r/br-k7m2p4q6ab?t=x").isPrintable());
  }
}
