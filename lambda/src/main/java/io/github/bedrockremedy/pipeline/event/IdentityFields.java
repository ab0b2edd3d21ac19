package io.github.bedrockremedy.pipeline.event;

import static io.github.bedrockremedy.pipeline.event.RecordFields.some;

import io.github.bedrockremedy.json.JsonWalk;
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

  void read(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    while (walk.member()) {
      switch (walk.name()) {
        case "type" -> type = walk.text();
        case "arn" -> arn = walk.text();
        case "accountId" -> account = walk.text();
        case "principalId" -> principalId = walk.text();
        case "userName" -> userName = walk.text();
        case "sessionContext" -> readSession(walk);
        default -> walk.skip();
      }
    }
  }

  private void readSession(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    while (walk.member()) {
      if (walk.name().equals("sessionIssuer")) {
        readIssuer(walk);
      } else {
        walk.skip();
      }
    }
  }

  private void readIssuer(JsonWalk walk) throws IOException {
    if (!walk.object()) {
      walk.skip();
      return;
    }
    while (walk.member()) {
      switch (walk.name()) {
        case "type" -> issuerType = walk.text();
        case "arn" -> issuerArn = walk.text();
        case "principalId" -> issuerId = walk.text();
        case "userName" -> issuerName = walk.text();
        default -> walk.skip();
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
