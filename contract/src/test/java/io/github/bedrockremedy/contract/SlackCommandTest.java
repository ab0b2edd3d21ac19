package io.github.bedrockremedy.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackCommandTest {
  @Test
  void namesTheFunctionAndItsAlias() {
    assertEquals(
        "lambda invoke --function-name br-page:slack --region $r"
            + " --payload {\"i\":\"$i\",\"h\":\"$h\",\"d\":\"approve\"}",
        SlackCommand.text("approve"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"approve", "reject"})
  void fitsIntoACommand(String decision) {
    String text = SlackCommand.text(decision);
    assertTrue(text.length() <= SlackCommand.MOST_CHARACTERS, text + ": " + text.length());
  }
}
