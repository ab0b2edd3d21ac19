package io.github.bedrockremedy.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.event.EventInput;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.patch.PatchGuard;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A megabyte of whatever would slow down a reader that looks at anything twice. The bound is far
/// above what is needed, and far below what a million times a million steps take.
class HostileSizeTest {
  private static final int SIZE = 1 << 20;

  static List<String> pieces() {
    return List.of(
        " ",
        ":",
        "/",
        "*",
        "\\",
        ".",
        "on resource: ",
        "not authorized to perform: ",
        "because no ",
        "because no identity-based policy allows the ",
        "with an explicit deny in a service control policy: arn:",
        "authorization id: ",
        "arn:aws:bedrock:us-east-1::foundation-model/",
        "us.",
        "\u00a0",
        "\ud83d\ude00");
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void aFieldOfAMegabyteIsPlannedInOneGo(String piece) {
    String hostile = piece.repeat(SIZE / piece.length());
    inTime(() -> Plans.offline(Records.denied().with("errorMessage", hostile).event()));
    String message = Records.message("bedrock:InvokeModel", hostile, Records.identityClause());
    inTime(() -> Plans.offline(Records.denied().with("errorMessage", message).event()));
    inTime(() -> Plans.offline(Records.denied().calling(hostile).event()));
    inTime(() -> Plans.offline(Records.denied().with("awsRegion", hostile).event()));
    inTime(() -> ModelReference.read(hostile));
  }

  static List<String> files() {
    return List.of(
        "{",
        "[",
        "}",
        "{}",
        "[]\n",
        "{\"Records\":[",
        "1e999 ",
        "\"",
        "{\"a\":1}\n",
        "\n",
        "{\"Records\":\n");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileOfAMegabyteIsReadInOneGo(String piece) {
    String hostile = piece.repeat(SIZE / piece.length());
    inTime(() -> read(hostile.getBytes(UTF_8)));
    inTime(() -> EventReader.read(hostile));
    inTime(() -> EventReader.read("{\"requestParameters\":" + hostile));
    inTime(() -> policy(hostile));
    inTime(() -> policy("{\"Statement\":[" + hostile));
  }

  @Test
  void theGuardReadsNoDocumentLongerThanAnyPrincipalMayHold() {
    String actions = "\"bedrock:InvokeModel\",".repeat(SIZE / 44);
    String models = ("\"" + Records.model("us-east-1") + "\",").repeat(SIZE / 180);
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
            + actions
            + "\"bedrock:CountTokens\"],\"Resource\":["
            + models
            + "\"*\"]}]}";
    var limits =
        new PatchGuard.Limits(
            Records.ACCOUNT, new Region("us-east-1"), List.of(Action.INVOKE_MODEL), Set.of("*"));
    inTime(() -> assertFalse(PatchGuard.objections(text, limits).isEmpty()));
  }

  private static void read(byte[] file) throws IOException {
    EventInput.records(file).forEach(EventReader::read);
  }

  private static void policy(String text) {
    try {
      PolicyReader.read(text);
    } catch (PolicySyntaxException e) {
      assertFalse(String.valueOf(e.getMessage()).length() > 10_000, "the text is repeated in full");
    }
  }

  private static void inTime(Executable work) {
    assertTimeoutPreemptively(ofSeconds(60), work);
  }
}
