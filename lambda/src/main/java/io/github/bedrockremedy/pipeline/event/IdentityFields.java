package io.github.bedrockremedy.pipeline.event;

import static io.github.bedrockremedy.pipeline.event.RecordFields.some;
import static io.github.bedrockremedy.pipeline.event.RecordFields.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/// Collects `userIdentity`.
final class IdentityFields {
  String account = "";
  private String type = "";
  private String arn = "";
  private String principalId = "";
  private String userName = "";
  private String issuerType = "";
  private String issuerArn = "";
  private String issuerId = "";
  private String issuerName = "";

  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "type" -> type = text(parser);
        case "arn" -> arn = text(parser);
        case "accountId" -> account = text(parser);
        case "principalId" -> principalId = text(parser);
        case "userName" -> userName = text(parser);
        case "sessionContext" -> readSession(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readSession(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("sessionIssuer") && value == JsonToken.START_OBJECT) {
        readIssuer(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readIssuer(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "type" -> issuerType = text(parser);
        case "arn" -> issuerArn = text(parser);
        case "principalId" -> issuerId = text(parser);
        case "userName" -> issuerName = text(parser);
        default -> parser.skipChildren();
      }
    }
  }

  Identity identity() {
    Optional<Identity.Issuer> issuer =
        issuerType.isEmpty() && issuerArn.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Identity.Issuer(issuerType, some(issuerArn), some(issuerId), some(issuerName)));
    return new Identity(type, some(arn), some(account), some(principalId), some(userName), issuer);
  }
}
