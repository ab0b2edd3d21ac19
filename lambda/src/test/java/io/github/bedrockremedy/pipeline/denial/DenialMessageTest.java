package io.github.bedrockremedy.pipeline.denial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The parts of a message at their edges.
class DenialMessageTest {
  private static final String PERFORM = "not authorized to perform: ";
  private static final String MODEL = "arn:aws:bedrock:us-east-1::foundation-model/a.b";

  @Test
  void whiteSpaceIsOneBlankAndNoneAtTheEnds() {
    for (String text :
        List.of(
            "",
            " ",
            "\n",
            "a",
            " a",
            "a ",
            "a b",
            "a  b",
            "a\tb",
            "a\u00a0b",
            "\u00a0a",
            "a\r\n",
            "a\u001fb",
            "a \n\t b  c",
            "\u2003a",
            "a\u007f")) {
      assertEquals(slowly(text), DenialMessage.read(text).text(), "'" + text + "'");
    }
  }

  private static String slowly(String text) {
    String blanks = text;
    for (char c = 0; c < ' '; c++) {
      blanks = blanks.replace(c, ' ');
    }
    blanks = blanks.replace('\u00a0', ' ');
    while (blanks.contains("  ")) {
      blanks = blanks.replace("  ", " ");
    }
    int from = blanks.startsWith(" ") ? 1 : 0;
    int to = blanks.length() > from && blanks.endsWith(" ") ? blanks.length() - 1 : blanks.length();
    return blanks.substring(from, to);
  }

  @Test
  void noMoreThanEightThousandSignsAreLookedAt() {
    for (int length : new int[] {8_191, 8_192, 8_193, 20_000}) {
      int kept = Math.min(length, 8_192);
      assertEquals("x".repeat(kept), DenialMessage.read("x".repeat(length)).text());
      assertEquals("x".repeat(kept), DenialMessage.read(" " + "x".repeat(length)).text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "because no, false",
    "because no identity, false",
    "because no identity-based policy allows the x action, false",
    "because no session policy allows the x action, true",
    "because no i-based, true",
    "with an explicit deny, true",
    "with an explicit deny in an identity-based policy, true",
  })
  void aReasonThatNoAllowLiftsIsSeenFromItsBeginning(String clause, boolean block) {
    var message = DenialMessage.read(PERFORM + "bedrock:InvokeModel " + clause + " ");
    assertEquals(block, message.beginsAsBlock(), message::toString);
  }

  @Test
  void anAuthorizationIdIsAWordOfAtMostAHundredAndTwentyEightSigns() {
    for (String before : List.of("", "x. ")) {
      String start = before + "authorization id: ";
      assertEquals(Optional.of("Ab1"), DenialMessage.read(start + "Ab1.").authorizationId());
      assertEquals(
          Optional.of("ff00"), DenialMessage.read("x. Authorization id: ff00").authorizationId());
      String link = "Go to https://x/iam#/authorization-details/Ab12 for complete details. ";
      assertEquals(Optional.of("Ab12"), DenialMessage.read(link + start + "Ab1").authorizationId());
      String longest = "a".repeat(128);
      assertEquals(Optional.of(longest), DenialMessage.read(start + longest).authorizationId());
      assertEquals(Optional.empty(), DenialMessage.read(start + longest + "a").authorizationId());
      assertEquals(Optional.empty(), DenialMessage.read(start + "-").authorizationId());
      String cut = "x".repeat(1_020) + " " + start + "Ab1";
      assertEquals(Optional.empty(), DenialMessage.read(cut).authorizationId());
      assertEquals(Optional.of("Ab1"), DenialMessage.read(cut + ".").authorizationId());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "bedrock:InvokeModel, bedrock:InvokeModel",
        "bedrock:InvokeModel., bedrock:InvokeModel",
        "bedrock:InvokeModel\")}';., bedrock:InvokeModel",
        "., ``",
        ".;\")}, ``",
      })
  void theActionIsTheFirstWordWithoutPunctuation(String word, String action) {
    var message = DenialMessage.read(PERFORM + word);
    assertEquals(action, message.action().map(Object::toString).orElse(""));
  }

  @Test
  void aResourceIsWhatStandsBetweenItsWordsAndTheReason() {
    assertEquals(new DeniedResource.Absent(), resource(""));
    assertEquals(new DeniedResource.NotAnArn("\""), resource(" on resource: \""));
    assertEquals(new DeniedResource.NotAnArn(""), resource(" on resource: \"\""));
    assertEquals(new DeniedResource.NotAnArn(""), resource(" on resource: . Go to https://x"));
    assertEquals(new DeniedResource.All(), resource(" on resource: \"*\""));
    for (String written : List.of(MODEL, "\"" + MODEL + "\"", MODEL + ". Go to https://x")) {
      assertEquals(MODEL, named(resource(" on resource: " + written)), written);
    }
  }

  /// The caller of the record is handed over as somebody else here, so that it is seen who is
  // taken.
  @Test
  void whoWasRefusedIsTheRecordsCallerOnlyWhereTheMessageNamesExactlyThat() {
    String session = "arn:aws:sts::618048437522:assumed-role/dev/s";
    Arn written = Arn.parse(session).orElseThrow();
    Optional<Arn> caller = Arn.parse("arn:aws:iam::618048437522:role/handed-over");
    DenialMessage message = read("User: " + session + " is " + PERFORM + "a:B");
    assertEquals(caller, message.user(Optional.of(session), caller));
    for (String recorded :
        List.of("", "arn:aws:sts::618048437522:assumed-role/dev", session + "s", session + " is")) {
      assertEquals(Optional.of(written), message.user(Optional.of(recorded), caller), recorded);
    }
    assertEquals(Optional.of(written), message.user(Optional.empty(), caller));
    assertEquals(
        Optional.empty(), read(session + " is " + PERFORM).user(Optional.of(session), caller));
    assertEquals(Optional.empty(), read("User: " + session).user(Optional.of(session), caller));
    assertEquals(Optional.empty(), read("User:  is " + PERFORM).user(Optional.of(""), caller));
  }

  @Test
  void aMessageOfAThousandAndTwentySignsMayBeCut() {
    String start = "x " + PERFORM + "bedrock:InvokeModel on resource: " + MODEL;
    String padding = "x".repeat(1_020 - start.length());
    assertEquals(new DeniedResource.NotAnArn(MODEL), read(padding + start).deniedResource());
    assertEquals(MODEL, named(read(padding.substring(1) + start).deniedResource()));
    String noAction = "x".repeat(1_020) + PERFORM + "bedrock:Invoke";
    assertEquals(Optional.empty(), read(noAction).action());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sts::618048437522:assumed-role/dev/s, arn:aws:iam::618048437522:role/dev",
    "arn:aws:sts::618048437522:assumed-role/dev, arn:aws:iam::618048437522:role/dev",
    "arn:aws:sts::618048437522:assumed-role//s, arn:aws:iam::618048437522:role/",
    "arn:aws:sts::618048437522:federated-user/dev, ''",
    "arn:aws:iam::618048437522:assumed-role/dev/s, ''",
  })
  void withoutAnIssuerTheSessionsArnTellsTheRole(String session, String role) {
    Map<String, Object> identity = new HashMap<>(Records.role());
    identity.remove("sessionContext");
    identity.put("arn", session);
    Denial denial = DenialReader.read(Records.denied().with("userIdentity", identity).event());
    assertEquals(role, denial.principal().roleOrUserArn().orElse(""));
    assertEquals("assumed-role", denial.principal().kind().id());
  }

  @ParameterizedTest
  @CsvSource({
    "us.a.b, a.b",
    "a.b, a.b",
    "arn:aws:bedrock:us-east-1::foundation-model/a.b, a.b",
    "arn:aws:bedrock:us-east-1:618048437522:inference-profile/us.a.b, a.b",
    "arn:aws:bedrock:us-east-1:618048437522:guardrail-profile/us.a.b, ''",
    "arn:aws:bedrock:us-east-1:618048437522:application-inference-profile/x, ''",
  })
  void theModelCalledIsReadFromEveryFormThatNamesOne(String modelId, String model) {
    Denial denial = DenialReader.read(Records.denied().calling(modelId).event());
    assertEquals(model, denial.calledModel().map(ModelId::value).orElse(""));
  }

  private static DeniedResource resource(String rest) {
    return read(PERFORM + "bedrock:InvokeModel" + rest).deniedResource();
  }

  private static DenialMessage read(String message) {
    return DenialMessage.read(message);
  }

  private static String named(DeniedResource resource) {
    return resource instanceof DeniedResource.Named named ? named.arn().toString() : "";
  }
}
