package io.github.bedrockremedy.pipeline.ledger;

/// A counter that must not pass a bound, counted in the transaction it bounds.
///
/// @param name what is counted, with its period: `writes/618048437522/2026-11-22`
/// @param most how often at the most
/// @param token makes counting idempotent: the same token never counts twice
public record Limit(String name, int most, String token) {}
