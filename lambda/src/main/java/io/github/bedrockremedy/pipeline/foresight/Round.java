package io.github.bedrockremedy.pipeline.foresight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// How far looking through an account has come: one round is all its roles and users once. It may
/// take more than one run of the function and more than one day; each run goes on where the one
/// before it stopped.
///
/// @param since when the day began whose budget is being used
/// @param open whether there is more to look at
/// @param place where in the account it is
/// @param runs runs of this day
/// @param planned calls planned this day
/// @param strays policies of ours without a case, found so far in this round
/// @param heldUntil until when one run has it for itself
/// @param version counts what was kept; each write is conditional on it
public record Round(
    String account,
    Instant since,
    boolean open,
    Place place,
    int runs,
    int planned,
    List<String> strays,
    Instant heldUntil,
    long version) {
  /// Longer than the function may run, so that two never look at the same time.
  private static final Duration HELD = Duration.ofMinutes(3);

  /// What one notice can tell.
  private static final int MOST_STRAYS = 50;

  public Round {
    strays = List.copyOf(strays);
  }

  /// Where in an account.
  ///
  /// @param marker where the page begins; empty for the first
  /// @param after ARN of the last principal of that page that is done with
  /// @param begun ARN of the principal that was begun after it
  public record Place(Optional<String> marker, Optional<String> after, Optional<String> begun) {
    static final Place TOP = new Place(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The day whose budget is being used.
  public LocalDate day() {
    return LocalDate.ofInstant(since, ZoneOffset.UTC);
  }

  /// The first round of an account.
  public static Round first(String account, Instant now) {
    return new Round(account, now, true, Place.TOP, 0, 0, List.of(), Instant.EPOCH, 0);
  }

  /// Another day begins: what is not finished goes on, what is finished begins anew.
  public Round on(Instant now) {
    Place from = open ? place : Place.TOP;
    List<String> so = open ? strays : List.of();
    return new Round(account, now, true, from, 0, 0, so, heldUntil, version);
  }

  /// Taken by a run for as long as it may last.
  public Round held(Instant now) {
    Instant until = now.plus(HELD);
    return new Round(account, since, open, place, runs + 1, planned, strays, until, version);
  }

  /// Given back.
  public Round released() {
    return new Round(account, since, open, place, runs, planned, strays, Instant.EPOCH, version);
  }

  /// A principal's turn begins. If it began before and did not end, this is its last one: what
  /// cannot be looked at must not hold up those behind it.
  public Round begins(String arn) {
    boolean again = place.begun().filter(arn::equals).isPresent();
    return again ? past(arn) : at(new Place(place.marker(), place.after(), Optional.of(arn)));
  }

  /// A principal is done with.
  public Round past(String arn) {
    return at(new Place(place.marker(), Optional.of(arn), Optional.empty()));
  }

  /// The page is done with.
  ///
  /// @param next where the next one begins; empty if that was the last
  public Round turned(Optional<String> next) {
    Round turned = at(new Place(next, Optional.empty(), Optional.empty()));
    return next.isPresent() ? turned : turned.closed();
  }

  /// From the first page on, because the place is lost.
  public Round again() {
    return at(Place.TOP);
  }

  /// Calls were planned.
  public Round spent(int more) {
    int now = planned + more;
    return new Round(account, since, open, place, runs, now, strays, heldUntil, version);
  }

  /// Policies of ours without a case were found.
  public Round found(List<String> more) {
    var all = new TreeSet<>(strays);
    all.addAll(more);
    List<String> some = all.stream().limit(MOST_STRAYS).toList();
    return new Round(account, since, open, place, runs, planned, some, heldUntil, version);
  }

  /// As it was kept, once more than before.
  public Round kept() {
    return new Round(account, since, open, place, runs, planned, strays, heldUntil, version + 1);
  }

  private Round at(Place there) {
    return new Round(account, since, open, there, runs, planned, strays, heldUntil, version);
  }

  private Round closed() {
    return new Round(account, since, false, place, runs, planned, strays, heldUntil, version);
  }
}
