package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;

/// A request that was sent to people. Only hashes are kept: who can read the table cannot decide.
///
/// @param viewHash SHA-256 of the token's viewing form: finds the page
/// @param proofHash SHA-256 of the token's deciding form: a decision must carry the form itself
/// @param pressHash SHA-256 of the form in Slack's buttons: a press must carry the form itself
/// @param codeHash SHA-256 of the change code, salted with the token
/// @param sentAt when it was sent
/// @param expiresAt until when a decision counts
public record Request(
    String viewHash,
    String proofHash,
    String pressHash,
    String codeHash,
    Instant sentAt,
    Instant expiresAt) {
  /// The request a token was made for.
  ///
  /// @param code typed on the page to decide
  public static Request of(RequestToken token, ChangeCode code, Instant sentAt, Instant expiresAt) {
    return new Request(
        token.viewHash(),
        token.proofHash(),
        RequestToken.pressHash(token.pressForm()),
        token.codeHash(code.value()),
        sentAt,
        expiresAt);
  }

  /// Whether a decision carries the token's deciding form.
  public boolean isProvedBy(String proof) {
    return RequestToken.same(RequestToken.proofHash(proof), proofHash);
  }

  /// Whether a press carries what stood in the buttons of this request.
  public boolean isPressedBy(String form) {
    return RequestToken.same(RequestToken.pressHash(form), pressHash);
  }
}
