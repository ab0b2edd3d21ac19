package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.ledger.Case;
import java.util.Optional;
import java.util.OptionalInt;

/// What one worker has read so far. Each read is kept with how many things others had done by then:
/// as long as that number stands, what was read is what is.
final class Worker {
  private Optional<Case> standing = Optional.empty();
  private int steps;
  private int asked;
  private OptionalInt noWishAt = OptionalInt.empty();
  private OptionalInt runningAt = OptionalInt.empty();
  private OptionalInt deniedAt = OptionalInt.empty();
  private OptionalInt lateAt = OptionalInt.empty();

  /// Read or wrote the case.
  ///
  /// @param length of its history by then
  void has(Optional<Case> found, int length) {
    standing = found;
    steps = length;
  }

  /// Kept what people are about to be asked.
  void asks(int generation) {
    asked = generation;
  }

  /// Read the role.
  void readRole(boolean isTheDenied, int others) {
    deniedAt = isTheDenied ? OptionalInt.of(others) : OptionalInt.empty();
  }

  /// Looked whether somebody wants the repair undone.
  void readWish(boolean none, int others) {
    noWishAt = none ? OptionalInt.of(others) : OptionalInt.empty();
  }

  /// Looked at the switch.
  void readSwitch(boolean running, int others) {
    runningAt = running ? OptionalInt.of(others) : OptionalInt.empty();
  }

  /// A look counts until something else is read or written: it has to be the last thing done.
  void forgetLooks() {
    noWishAt = OptionalInt.empty();
    runningAt = OptionalInt.empty();
  }

  /// Wrote a policy, answered or not.
  ///
  /// @param late whether the case had gone on meanwhile
  /// @param cuts calls that went wrong by then
  void wrote(boolean late, int cuts) {
    lateAt = late ? OptionalInt.of(cuts) : OptionalInt.empty();
  }

  /// Whether it wrote too late and had no chance to take that away again.
  boolean diedLate(int cuts) {
    return lateAt.isPresent() && lateAt.getAsInt() < cuts;
  }

  Optional<Case> standing() {
    return standing;
  }

  int steps() {
    return steps;
  }

  int asked() {
    return asked;
  }

  OptionalInt noWishAt() {
    return noWishAt;
  }

  OptionalInt runningAt() {
    return runningAt;
  }

  OptionalInt deniedAt() {
    return deniedAt;
  }
}
