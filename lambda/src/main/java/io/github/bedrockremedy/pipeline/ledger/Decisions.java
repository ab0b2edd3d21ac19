package io.github.bedrockremedy.pipeline.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people decided, apart from the cases: the handler people reach writes here and nowhere
/// else.
public interface Decisions {
  /// Whether a generation is to be applied, once that is decided.
  Optional<PersonDecision> find(CaseId id, int generation);

  /// The wish to undo a generation, as long as nobody has taken it in.
  Optional<PersonDecision> rollback(CaseId id, int generation);

  /// Writes a decision that owes to be taken in.
  ///
  /// @return false if this generation is already decided otherwise; to undo it is a decision apart,
  ///     which can be made again once the last one was taken in
  boolean decide(PersonDecision decision);

  /// Throws the kill switch: no new write starts.
  ///
  /// @param why who wants that, and for what reason
  void pause(String why);

  /// Lets writes start again.
  void resume();

  /// Marks a decision as taken in.
  void settle(PersonDecision decision);

  /// Counts a try of a change code, before it is compared: of tries at once, none is free.
  ///
  /// @return how many there were for this generation, this one included
  int tryCode(CaseId id, int generation);

  /// How many tries of a change code there were for this generation.
  int codeTries(CaseId id, int generation);

  /// Finds decisions not taken in by a point in time and arms them again, so that the stream brings
  /// them once more.
  ///
  /// @return what was armed
  List<PersonDecision> overdue(Instant now, int most);
}
