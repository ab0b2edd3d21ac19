package io.github.bedrockremedy.pipeline.event;

import io.github.bedrockremedy.contract.WatchedEvents;
import io.github.bedrockremedy.json.JsonWalk;
import io.github.bedrockremedy.json.KnownNames;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Collects the fields of interest while somebody walks over a record.
final class RecordFields {
  /// Every name these fields, [IdentityFields] and [GuardrailFields] ask for.
  static final KnownNames NAMES =
      KnownNames.of(
          "detail",
          "account",
          "eventID",
          "eventTime",
          "eventSource",
          "eventType",
          "eventName",
          "awsRegion",
          "recipientAccountId",
          "errorCode",
          "errorMessage",
          "userIdentity",
          "requestParameters",
          "additionalEventData",
          "addendum",
          "reason",
          "modelId",
          "model",
          "callWithBearerToken",
          "guardrailConfig",
          "guardrailIdentifier",
          "guardrailVersion",
          "X-Amzn-Bedrock-GuardrailIdentifier",
          "X-Amzn-Bedrock-GuardrailVersion",
          "x-amzn-bedrock-guardrailidentifier",
          "x-amzn-bedrock-guardrailversion",
          "type",
          "arn",
          "accountId",
          "principalId",
          "userName",
          "sessionContext",
          "sessionIssuer");

  String id = "";
  String time = "";
  String source = "";
  String type = "";
  boolean reissued;
  private String account = "";
  private String envelopeAccount = "";
  private boolean enveloped;
  private String region = "";
  private String operation = "";
  private String errorCode = "";
  private String errorMessage = "";
  private String modelId = "";
  private String mantleModel = "";
  private boolean bearerToken;
  private final IdentityFields identity = new IdentityFields();
  private final GuardrailFields guardrail = new GuardrailFields();

  /// Reads an envelope or a record.
  ///
  /// @return false if no object is at hand
  boolean readEnvelope(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      return false;
    }
    while (walk.member()) {
      String name = walk.name();
      switch (name) {
        case "detail" -> readRecord(walk);
        case "account" -> envelopeAccount = walk.text();
        default -> readMember(name, walk);
      }
    }
    return true;
  }

  private void readRecord(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    enveloped = true;
    while (walk.member()) {
      readMember(walk.name(), walk);
    }
  }

  private void readMember(String name, JsonWalk walk) throws IOException {
    switch (name) {
      case "eventID" -> id = walk.text();
      case "eventTime" -> time = walk.text();
      case "eventSource" -> source = walk.text();
      case "eventType" -> type = walk.text();
      case "eventName" -> operation = walk.text();
      case "awsRegion" -> region = walk.text();
      case "recipientAccountId" -> account = walk.text();
      case "errorCode" -> errorCode = walk.text();
      case "errorMessage" -> errorMessage = walk.text();
      case "userIdentity" -> identity.read(walk);
      case "requestParameters" -> readRequest(walk, true);
      case "additionalEventData" -> readRequest(walk, false);
      case "addendum" -> readAddendum(walk);
      default -> walk.skip();
    }
  }

  /// What was called and with which guardrail stands in the request; the API-key flag in either of
  /// the two objects.
  private void readRequest(JsonWalk walk, boolean request) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    while (walk.member()) {
      switch (walk.name()) {
        case "modelId" -> modelId = request ? walk.text() : ignored(walk, modelId);
        case "model" -> mantleModel = request ? walk.text() : ignored(walk, mantleModel);
        case "callWithBearerToken" -> {
          bearerToken |= walk.isTrue();
          walk.skip();
        }
        default -> {
          if (!request || !guardrail.read(walk)) {
            walk.skip();
          }
        }
      }
    }
  }

  private static String ignored(JsonWalk walk, String kept) throws IOException {
    walk.skip();
    return kept;
  }

  private void readAddendum(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    while (walk.member()) {
      if (walk.name().equals("reason")) {
        reissued |= walk.text().equals("UPDATED_DATA");
      } else {
        walk.skip();
      }
    }
  }

  /// The first field without which a record says nothing.
  Optional<String> firstMissing() {
    if (id.isEmpty()) {
      return Optional.of("eventID");
    }
    if (time.isEmpty()) {
      return Optional.of("eventTime");
    }
    if (source.isEmpty()) {
      return Optional.of("eventSource");
    }
    if (operation.isEmpty()) {
      return Optional.of("eventName");
    }
    if (region.isEmpty()) {
      return Optional.of("awsRegion");
    }
    return calledAccount().isEmpty() ? Optional.of("recipientAccountId") : Optional.empty();
  }

  /// What of a record is known, however little.
  KnownFields known() {
    return new KnownFields(
        some(id), some(time), some(calledAccount()), some(region), some(operation));
  }

  private String calledAccount() {
    return account.isEmpty() ? identity.account : account;
  }

  CloudTrailEvent event(Instant at) {
    return new CloudTrailEvent(
        id,
        at,
        calledAccount(),
        enveloped ? some(envelopeAccount) : Optional.empty(),
        region,
        source,
        operation,
        errorCode,
        errorMessage,
        some(source.equals(WatchedEvents.MANTLE) ? mantleModel : modelId),
        guardrail.identifier(),
        guardrail.version(),
        bearerToken,
        identity.identity());
  }

  static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
