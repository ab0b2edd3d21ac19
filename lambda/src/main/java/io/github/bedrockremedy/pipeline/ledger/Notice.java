package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;
import java.util.List;

/// Something the installation as a whole has to tell, once.
///
/// @param kind what about
/// @param subject makes it one of its kind: an account and an hour, a day, a week
/// @param values cases, counts or names, as its kind has them
/// @param at when it came up
public record Notice(Kind kind, String subject, List<String> values, Instant at) {
  public Notice {
    values = List.copyOf(values);
  }

  /// What a notice is about.
  public enum Kind {
    /// Cases that wait because the hour's requests are out; values are the account, how many they
    /// are, and the ids of the first.
    WAITING("waiting"),
    /// Cases an hour's reports left over; values as of those that wait.
    REPORTED("reported"),
    /// The installation dropped itself to dry-run; values are the account and the limit.
    DRY_RUN("dry-run"),
    /// That it is alive, once a week; values are how many cases it watches, how many of them hold a
    /// policy, which of its lifelines are broken, whether it is stopped, and the ids of the cases
    /// that have held a policy for more than 30 days.
    ALIVE("alive"),
    /// A lifeline is broken; values are its name and why.
    BROKEN("broken"),
    /// A person's wish to undo met a case that had gone on to another plan; values are the case,
    /// who made the wish, where the case stands, and whether a policy of ours may be in force.
    NOT_UNDONE("not-undone"),
    /// Policies of our name without a case; values are the account, and role and policy of each.
    STRAY("stray");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// As stored.
    public String id() {
      return id;
    }
  }

  /// Under which it is told once.
  public String key() {
    return kind.id() + "/" + subject;
  }
}
