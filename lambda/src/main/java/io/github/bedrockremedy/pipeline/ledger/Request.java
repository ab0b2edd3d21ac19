package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;

/// A request that was sent to people. Only hashes are kept: who can read the table cannot decide.
///
/// @param viewHash SHA-256 of the token's viewing form: finds the page
/// @param proofHash SHA-256 of the token's deciding form: a decision must carry the form itself
/// @param codeHash SHA-256 of the change code, salted with the token
/// @param sentAt when it was sent
/// @param expiresAt until when a decision counts
public record Request(
    String viewHash, String proofHash, String codeHash, Instant sentAt, Instant expiresAt) {}
