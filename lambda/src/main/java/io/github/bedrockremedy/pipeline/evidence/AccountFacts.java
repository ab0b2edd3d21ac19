package io.github.bedrockremedy.pipeline.evidence;

/// Where the facts of one account come from: each asks as that account, and sees what it sees.
///
/// @param source its principals
/// @param probe its simulator
/// @param profiles its profiles, routers and guardrails
public record AccountFacts(EvidenceSource source, AccessProbe probe, InferenceProfiles profiles) {
  /// An account nobody asks: what the catalogue tells, and nothing else.
  ///
  /// @param why one clause
  public static AccountFacts none(String why, InferenceProfiles catalogue) {
    var none = new NoEvidence(why);
    return new AccountFacts(none, none, catalogue);
  }
}
