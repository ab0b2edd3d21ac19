package io.github.bedrockremedy.pipeline.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import io.github.bedrockremedy.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Policies put together from the parts of patches and from what must never be in one.
class PatchPartsFuzzTest {
  private static final List<SecondOpinion> SHAPES = SecondOpinion.shapes();
  private static final String PROFILE = Records.profileArn();
  private static final List<String> ACTIONS =
      List.of(
          "bedrock:InvokeModel",
          "bedrock:InvokeModelWithResponseStream",
          "bedrock:Rerank",
          "bedrock:*",
          "*",
          "bedrock:DeleteModel",
          "iam:PassRole",
          "bedrock:invokemodel");
  private static final List<String> RESOURCES =
      List.of(
          PROFILE,
          PROFILE.replace("/us.", "/global."),
          Records.model("us-east-1"),
          Records.model("us-east-2"),
          Records.model("us-west-2"),
          Records.model(""),
          Records.model("*"),
          Records.model("eu-west-1"),
          Records.model("us-east-1") + "*",
          PROFILE.replace(Records.ACCOUNT, "111122223333"),
          PROFILE.replace("us-east-1", "us-west-2"),
          "arn:aws:s3:::bucket/key",
          "*");
  private static final List<String> OPERATORS =
      List.of("StringEquals", "StringLike", "StringEqualsIfExists", "Null", "StringNotEquals");
  private static final List<String> KEYS =
      List.of("bedrock:InferenceProfileArn", "aws:RequestedRegion", "aws:SourceIp");
  private static final List<String> VALUES =
      List.of(
          PROFILE, PROFILE.replace("/us.", "/global."), "unspecified", "us-east-1", "*", "true");

  static List<Named<byte[]>> kept() {
    return KeptInputs.of(PatchPartsFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    noPolicyOfPartsPassesThatASecondReaderRefuses(data);
  }

  @FuzzTest(maxDuration = "10m")
  void noPolicyOfPartsPassesThatASecondReaderRefuses(byte[] bytes) {
    var data = new Choices(bytes);
    SecondOpinion shape = data.one(SHAPES);
    List<String> statements = new ArrayList<>();
    for (int n = data.upTo(4); n > 0; n--) {
      statements.add(statement(data));
    }
    String text =
        "{\"Version\":\"%s\",\"Statement\":[%s]}"
            .formatted(data.one(List.of("2012-10-17", "2008-10-17")), String.join(",", statements));
    if (shape.passesTheGuard(text)) {
      assertEquals(Optional.empty(), shape.against(text), text);
    }
  }

  private static String statement(Choices data) {
    String text =
        "{\"Sid\":\"S%d\",\"Effect\":\"%s\",\"%s\":%s,\"%s\":%s"
            .formatted(
                data.upTo(3),
                odd(data) ? "Deny" : "Allow",
                odd(data) ? "NotAction" : "Action",
                some(data, ACTIONS),
                odd(data) ? "NotResource" : "Resource",
                some(data, RESOURCES));
    return text + (data.upTo(1) == 1 ? ",\"Condition\":" + conditions(data) : "") + "}";
  }

  private static String conditions(Choices data) {
    List<String> keys = new ArrayList<>();
    for (String key : KEYS) {
      if (data.upTo(1) == 1) {
        keys.add("\"" + key + "\":" + some(data, VALUES));
      }
    }
    String operator = odd(data) ? data.one(OPERATORS) : OPERATORS.getFirst();
    return "{\"" + operator + "\":{" + String.join(",", keys) + "}}";
  }

  /// One in sixteen, so that most policies are nearly right.
  private static boolean odd(Choices data) {
    return data.upTo(15) == 15;
  }

  private static String some(Choices data, List<String> from) {
    List<String> picked = new ArrayList<>();
    for (int n = 1 + data.upTo(3); n > 0; n--) {
      picked.add("\"" + data.one(from) + "\"");
    }
    return "[" + String.join(",", picked) + "]";
  }

  /// Decisions read off bytes, one each; when they are used up, the first choice.
  private static final class Choices {
    private final byte[] bytes;
    private int at;

    Choices(byte[] bytes) {
      this.bytes = bytes;
    }

    int upTo(int most) {
      return at < bytes.length ? Byte.toUnsignedInt(bytes[at++]) % (most + 1) : 0;
    }

    <T> T one(List<T> from) {
      return from.get(upTo(from.size() - 1));
    }
  }
}
