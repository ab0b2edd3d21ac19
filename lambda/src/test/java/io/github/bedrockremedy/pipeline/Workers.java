package io.github.bedrockremedy.pipeline;

import java.util.Random;
import java.util.function.Supplier;

/// Who is at work. While one worker is at a call of the table, the decisions or the role, others
/// may do whole things, each to its end.
final class Workers {
  private final Random random;
  private double share;
  private Runnable another = () -> {};
  private boolean isAnother;
  private int acted;
  private Worker atWork = new Worker();
  private Worker last = atWork;

  Workers(Random random) {
    this.random = random;
  }

  /// @param of how often others act at a call
  /// @param what one thing of theirs
  void others(double of, Runnable what) {
    this.share = of;
    this.another = what;
  }

  /// Nobody else acts any more.
  void alone() {
    this.share = 0;
  }

  /// The worker whose call it is.
  Worker atWork() {
    return atWork;
  }

  /// Who did what was done last.
  Worker last() {
    return last;
  }

  /// How many things others did so far, each while somebody was at a call.
  int acted() {
    return acted;
  }

  /// A call: what others do comes right before it, and so right after the one before.
  <T> T call(Supplier<T> call) {
    othersAct();
    atWork.forgetLooks();
    return call.get();
  }

  /// A look at what may keep a write from being made.
  <T> T look(Supplier<T> call) {
    othersAct();
    return call.get();
  }

  void othersAct() {
    while (share > 0 && !isAnother && random.nextDouble() < share) {
      isAnother = true;
      try {
        does(another);
      } finally {
        isAnother = false;
        acted++;
      }
    }
  }

  /// Somebody does one whole thing, knowing nothing of what others read.
  void does(Runnable thing) {
    Worker before = atWork;
    atWork = new Worker();
    try {
      thing.run();
    } finally {
      last = atWork;
      atWork = before;
    }
  }
}
