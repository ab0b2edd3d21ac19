package io.github.bedrockremedy.pipeline.denial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bedrockremedy.KeptInputs;
import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing a message does not say comes out of it.
class DenialReaderFuzzTest {
  private static final CloudTrailEvent BASE = Records.denied().event();

  static List<Named<byte[]>> kept() {
    return KeptInputs.of(DenialReaderFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyKeptInputHolds(byte[] data) {
    whatIsReadStandsInTheMessage(data);
  }

  /// The first line stands for `modelId`, the rest for the message.
  @FuzzTest(maxDuration = "10m")
  void whatIsReadStandsInTheMessage(byte[] data) {
    String text = new String(data, UTF_8);
    int line = text.indexOf('\n');
    String modelId = line < 0 ? "" : text.substring(0, line);
    CloudTrailEvent event = event(modelId, text.substring(line + 1));
    Denial denial = DenialReader.read(event);
    String message = event.errorMessage();

    denial.action().ifPresent(a -> assertTrue(standsIn(message, a.toString()), message));
    denial.authorizationId().ifPresent(id -> assertTrue(message.contains(id), message));
    assertTrue(
        DenialReader.patterns(event).size() <= 1
            || denial.reason() instanceof DenialReason.Unrecognised,
        message);
    switch (denial.resource()) {
      case DeniedResource.Named named -> {
        assertTrue(message.contains(named.arn().toString()), message);
        assertFalse(named.arn().isPattern(), message);
      }
      case DeniedResource.FromRequest request ->
          assertEquals(
              modelId.replaceAll("%3[Aa]", ":").replaceAll("%2[Ff]", "/"),
              request.arn().toString());
      case DeniedResource.All _ -> assertTrue(message.contains("*"), message);
      case DeniedResource.NotAnArn not -> assertTrue(blanked(message).contains(not.text()));
      case DeniedResource.Absent _ -> {}
    }
    if (denial.reason() instanceof DenialReason.ExplicitDeny deny) {
      deny.policyArn().ifPresent(arn -> assertTrue(message.contains(arn.toString()), message));
    }
  }

  /// An action is read as AWS spells it, whatever letters the message has.
  private static boolean standsIn(String message, String action) {
    return message.toLowerCase(Locale.ROOT).contains(action.toLowerCase(Locale.ROOT));
  }

  private static CloudTrailEvent event(String modelId, String message) {
    return new CloudTrailEvent(
        BASE.id(),
        BASE.time(),
        BASE.account(),
        BASE.envelopeAccount(),
        BASE.region(),
        BASE.source(),
        BASE.operation(),
        BASE.errorCode(),
        message,
        modelId.isEmpty() ? Optional.empty() : Optional.of(modelId),
        Optional.empty(),
        Optional.empty(),
        false,
        BASE.identity());
  }

  /// Runs of white space made one blank, the slow way.
  private static String blanked(String message) {
    String one =
        message
            .codePoints()
            .collect(
                StringBuilder::new,
                (out, c) -> out.appendCodePoint(c <= ' ' || c == 0xa0 ? ' ' : c),
                StringBuilder::append)
            .toString();
    while (one.contains("  ")) {
      one = one.replace("  ", " ");
    }
    return one;
  }
}
