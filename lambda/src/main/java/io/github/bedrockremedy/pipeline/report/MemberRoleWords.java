package io.github.bedrockremedy.pipeline.report;

import java.util.Set;

/// What `doctor` says of a role by which this system reads or writes in a further account.
///
/// @param link what was looked at
/// @param role path and name of the role
public record MemberRoleWords(String link, String role) {
  private static final String AGAIN =
      "Deploy the member stack of this account with the settings of home.";

  /// Whom its trust policy names.
  ///
  /// @param missing handlers it should name and does not
  /// @param others whom it names besides
  public Finding trust(Set<String> missing, Set<String> others) {
    String also = others.isEmpty() ? "" : "lets in " + String.join(", ", others) + " besides";
    if (!missing.isEmpty()) {
      String none = role + " does not let in " + String.join(", ", missing);
      return Finding.broken(link, also.isEmpty() ? none : none + ", and " + also, AGAIN);
    }
    return also.isEmpty()
        ? Finding.ok(link, role + " lets in this installation's handlers and nobody else")
        : Finding.attention(link, role + " " + also, AGAIN);
  }

  /// A trust policy of another form, which nothing is concluded from.
  public Finding otherForm() {
    return Finding.attention(
        link, role + " has a trust policy that is not of the member stack", AGAIN);
  }

  /// An account without the role by which it would be read.
  public Finding noReader() {
    return Finding.broken(
        link,
        role + " is not there",
        "Deploy the member stack of this account; until then its denials are only reported.");
  }

  /// An account without the role by which a repair would be written.
  public Finding noWriter() {
    return Finding.broken(
        link,
        role + " is not there",
        "Deploy the member stack of this account; until then no repair can be written there.");
  }

  /// A role that writes, where nothing may write.
  public Finding writerInDryRun() {
    return Finding.attention(
        link, role + " is there, though this installation is in dry-run", AGAIN);
  }

  /// No role that writes, as it has to be in dry-run.
  public Finding noWriterAsItShould() {
    return Finding.ok(link, "there is none, as it has to be in dry-run");
  }
}
