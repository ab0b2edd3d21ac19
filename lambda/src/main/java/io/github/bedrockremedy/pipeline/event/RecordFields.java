package io.github.bedrockremedy.pipeline.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bedrockremedy.contract.WatchedEvents;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Collects the fields of interest while the parser walks over a record.
final class RecordFields {
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

  /// Reads the members of an object that is an envelope or a record; the parser stands on its
  /// START_OBJECT.
  void readEnvelope(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("detail") && value == JsonToken.START_OBJECT) {
        enveloped = true;
        readRecord(parser);
      } else if (name.equals("account")) {
        envelopeAccount = text(parser);
      } else {
        readMember(name, parser);
      }
    }
  }

  private void readRecord(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      readMember(name, parser);
    }
  }

  private void readMember(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "eventID" -> id = text(parser);
      case "eventTime" -> time = text(parser);
      case "eventSource" -> source = text(parser);
      case "eventType" -> type = text(parser);
      case "eventName" -> operation = text(parser);
      case "awsRegion" -> region = text(parser);
      case "recipientAccountId" -> account = text(parser);
      case "errorCode" -> errorCode = text(parser);
      case "errorMessage" -> errorMessage = text(parser);
      case "userIdentity" -> identity.read(parser);
      case "requestParameters" -> readRequest(parser, true);
      case "additionalEventData" -> readRequest(parser, false);
      case "addendum" -> readAddendum(parser);
      default -> parser.skipChildren();
    }
  }

  /// What was called and with which guardrail stands in the request; the API-key flag in either of
  // the two objects.
  private void readRequest(JsonParser parser, boolean request) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "modelId" -> modelId = request ? text(parser) : ignored(parser, modelId);
        case "model" -> mantleModel = request ? text(parser) : ignored(parser, mantleModel);
        case "callWithBearerToken" -> bearerToken |= value == JsonToken.VALUE_TRUE;
        default -> {
          if (!request || !guardrail.read(name, parser)) {
            parser.skipChildren();
          }
        }
      }
    }
  }

  private static String ignored(JsonParser parser, String kept) throws IOException {
    parser.skipChildren();
    return kept;
  }

  private void readAddendum(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("reason")) {
        reissued |= text(parser).equals("UPDATED_DATA");
      } else {
        parser.skipChildren();
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

  /// The value as text; empty for null and for anything that is not a plain value.
  static String text(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      parser.skipChildren();
      return "";
    }
    return token == JsonToken.VALUE_NULL ? "" : parser.getText();
  }
}
