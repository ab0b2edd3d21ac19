package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.contract.Sha256;

/// Everything a conclusion may rest on.
///
/// @param needed what the call needs in full
/// @param principal the principal as IAM describes it
/// @param before IAM's answers as things stand
/// @param owner who maintains the principal
/// @param triedModels the most distinct models the principal was denied on within ten minutes, as
///     far as this installation was told
/// @param heard whether Bedrock itself said what stands behind every name that was called
public record Evidence(
    Needed needed,
    PrincipalFacts principal,
    Simulation before,
    Owner owner,
    int triedModels,
    boolean heard) {

  private static final String UNREAD = "not read";

  /// The fingerprint of facts that could not be read.
  public static final String UNREAD_FINGERPRINT = Sha256.hex(UNREAD);

  /// Whether a fingerprint is that of a principal that could not be read.
  public static boolean isUnread(String fingerprint) {
    return fingerprint.equals(UNREAD_FINGERPRINT);
  }

  /// Evidence without a look at the principal's other denials.
  public Evidence(Needed needed, PrincipalFacts principal, Simulation before, Owner owner) {
    this(needed, principal, before, owner, 0, true);
  }

  /// The same, with the principal's other denials looked at.
  public Evidence tried(int models) {
    return new Evidence(needed, principal, before, owner, models, heard);
  }

  /// The same, with who says what the call needs.
  public Evidence heard(boolean byBedrock) {
    return new Evidence(needed, principal, before, owner, triedModels, byBedrock);
  }

  /// What the call needs, and who says so.
  public Learned learned() {
    return new Learned(needed, heard);
  }

  /// Hash of all that must not change between plan and write: unique id, the mode tag, the boundary
  /// and every policy that is not ours. Facts that were not read have a fingerprint of their own.
  ///
  /// @param tag key of the mode tag
  public String fingerprint(String tag) {
    var text = new StringBuilder();
    switch (principal) {
      case PrincipalFacts.Known known -> {
        text.append(known.uniqueId()).append('\n');
        text.append(known.tags().getOrDefault(tag, "")).append('\n');
        known.boundary().ifPresent(b -> text.append(b.name()).append(' ').append(b.text()));
        text.append('\n');
        known.policies().stream()
            .filter(p -> !p.isOurs())
            .map(p -> p.source() + " " + p.name() + " " + p.text() + "\n")
            .sorted()
            .forEach(text::append);
      }
      case PrincipalFacts.Gone _ -> text.append("gone");
      case PrincipalFacts.NotRead _ -> text.append(UNREAD);
    }
    return Sha256.hex(text.toString());
  }
}
