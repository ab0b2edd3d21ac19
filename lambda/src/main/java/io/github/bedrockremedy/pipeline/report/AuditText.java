package io.github.bedrockremedy.pipeline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `audit` prints for people: a table for each role and user, what is missing first, and a
/// last line that counts.
public final class AuditText {
  private final TerminalText text;

  public AuditText(TerminalText text) {
    this.text = text;
  }

  /// One row about a role or user.
  ///
  /// @param region source Region; empty where the row is about a grant
  /// @param verdict what became of it, one or two words
  /// @param what the profile or grant, and what is known of it
  public record Row(String role, String region, String verdict, String what) {}

  /// The tables of some roles and users.
  public String tables(List<Row> rows) {
    var out = new StringBuilder();
    List<String> roles = rows.stream().map(Row::role).distinct().toList();
    for (String role : roles) {
      List<List<String>> cells = new ArrayList<>();
      rows.stream()
          .filter(r -> r.role().equals(role))
          .forEach(
              r ->
                  cells.add(
                      List.of(
                          r.region().isEmpty() ? "any" : Text.region(r.region()).value(),
                          r.verdict(),
                          r.what())));
      out.append(text.heading(Text.name(role).value()))
          .append(text.table(List.of("Region", "verdict", "call"), cells))
          .append('\n');
    }
    return out.toString();
  }

  /// The last lines.
  ///
  /// @param missing calls that would be denied
  /// @param unsure calls nothing certain is known of
  /// @param wide grants too wide to tell
  /// @param complete calls that lack nothing
  /// @param unread why the account was not read to its end; empty if it was
  /// @param asOf date of the catalogue, where no account was asked where profiles lead to
  public String summary(
      String account,
      int principals,
      long missing,
      long unsure,
      long wide,
      long complete,
      Optional<String> unread,
      Optional<String> asOf) {
    String read =
        (principals == 1 ? "1 role or user" : principals + " roles and users")
            + " of account "
            + Text.account(account)
            + (principals == 1 ? " that names" : " that name")
            + " inference profiles "
            + (principals == 1 ? "was" : "were")
            + " looked at. ";
    String found =
        Phrases.count(missing, "call")
            + " would be denied, though nothing has failed yet; "
            + unsure
            + " not certain, "
            + Phrases.count(wide, "grant")
            + " too wide to tell, "
            + complete
            + " complete.";
    String rest =
        unread
            .map(
                why ->
                    " The account was not read to its end ("
                        + Wording.clause(why)
                        + "); the rest is not known.")
            .orElse("");
    String source =
        asOf.map(
                date ->
                    " Where profiles lead to is taken from the file and from the built-in catalogue"
                        + " of "
                        + Text.id(date)
                        + ".")
            .orElse("");
    return text.paragraph(read + found + rest + source);
  }
}
