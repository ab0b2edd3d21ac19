package io.github.bedrockremedy.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Denials as users met them, each wrapped into a whole record. `messages.jsonl` says of each what
/// it states; a message that is not whole there states no reason, and no patch may come of it.
class KnownWordingsTest {
  private static final String PATCHED = "implicit-deny identity";

  @ParameterizedTest
  @MethodSource("messages")
  void whatAMessageStatesIsReadAndNothingElse(Wording wording) {
    Denial denial = DenialReader.read(wording.event());
    wording.reason().ifPresent(reason -> assertEquals(reason, words(denial.reason())));
    wording
        .action()
        .ifPresent(
            action -> assertEquals(Optional.of(action), denial.action().map(Action::toString)));
    Optional<String> named =
        denial.resource() instanceof DeniedResource.Named n
            ? Optional.of(n.arn().toString())
            : Optional.empty();
    if (wording.resource().isPresent()) {
      assertEquals(wording.resource(), named);
    }
    assertTrue(DenialReader.patterns(wording.event()).size() <= 1, "matched by two patterns");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aPatchComesOnlyOfAMissingIdentityAllowOnAWholeResource(Wording wording) {
    Plan plan = Plans.offline(wording.event());
    plan.patch()
        .ifPresent(
            patch -> {
              assertEquals(Optional.of(PATCHED), wording.reason());
              assertTrue(
                  wording.resource().isPresent()
                      || wording.action().equals(Optional.of("bedrock:CallWithBearerToken")),
                  patch::text);
              assertFalse(patch.text().contains("Converse"), patch::text);
              assertTrue(
                  patch.text().contains("\"Action\":[\"" + wording.action().orElseThrow() + "\"]"),
                  patch::text);
            });
    assertFalse(plan.decision().outcome().equals("apply"));
  }

  @Test
  void theMessagesHoldEnoughOfEachToProveSomething() {
    List<Wording> all = messages().toList();
    assertTrue(all.size() >= 150);
    assertTrue(all.stream().filter(w -> w.reason().equals(Optional.of(PATCHED))).count() >= 25);
    assertTrue(all.stream().flatMap(w -> w.reason().stream()).distinct().count() >= 15);
    long patched = all.stream().filter(w -> Plans.offline(w.event()).patch().isPresent()).count();
    assertTrue(patched >= 5, "only " + patched + " lead to a patch");
  }

  private static String words(DenialReason reason) {
    return switch (reason) {
      case DenialReason.ImplicitDeny deny -> deny.kind() + " " + deny.policy().id();
      case DenialReason.ExplicitDeny deny -> deny.kind() + " " + deny.policy().id();
      case DenialReason.NotEntitled not -> not.kind() + " " + not.entitlement().id();
      case DenialReason.Unstated _, DenialReason.Unrecognised _ -> reason.kind();
    };
  }

  static Stream<Wording> messages() {
    try (var in =
        Objects.requireNonNull(
            KnownWordingsTest.class.getResourceAsStream("denial/messages.jsonl"))) {
      List<Wording> wordings = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank()) {
          wordings.add(Wording.of(JSON.std.mapFrom(line)));
        }
      }
      return wordings.stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// One message and what it states.
  record Wording(
      String message, Optional<String> reason, Optional<String> action, Optional<String> resource) {
    static Wording of(Map<String, Object> line) {
      return new Wording(
          String.valueOf(line.get("message")),
          text(line, "reason"),
          text(line, "action"),
          text(line, "resource"));
    }

    private static Optional<String> text(Map<String, Object> line, String field) {
      return Optional.ofNullable(line.get(field)).map(String::valueOf);
    }

    /// The record CloudTrail would have written: of the caller, in the Region and account the
    /// message
    /// speaks of.
    CloudTrailEvent event() {
      Optional<Arn> arn = resource.flatMap(Arn::parse);
      Records record =
          Records.denied()
              .with("eventTime", Instant.parse(Records.TIME).toString())
              .with("errorMessage", message)
              .without("requestParameters");
      arn.map(Arn::region)
          .filter(r -> !r.isEmpty())
          .ifPresent(region -> record.with("awsRegion", region));
      DenialReader.read(record.event())
          .user()
          .ifPresent(user -> record.with("userIdentity", Records.identity(user)));
      String account = arn.map(Arn::account).filter(a -> !a.isEmpty()).orElse(Records.ACCOUNT);
      return switch (EventReader.read(record.json().replace(Records.ACCOUNT, account))) {
        case EventReading.AccessDenied denied -> denied.event();
        case EventReading.NotOurs _, EventReading.Unreadable _ ->
            throw new IllegalStateException(message);
      };
    }
  }
}
