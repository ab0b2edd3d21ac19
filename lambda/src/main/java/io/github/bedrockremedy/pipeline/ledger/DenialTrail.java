package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.pipeline.denial.Denial;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which models each principal was denied on, minute by minute: many in a short time look like
/// someone trying out what stolen credentials are good for. See
/// `docs/decisions/0010-many-models-in-ten-minutes.md`.
public interface DenialTrail {
  /// How long "a short time" is, in minutes; counted to the minute.
  int WINDOW = 10;

  /// Models noted in one minute at the most; what is beyond says nothing more.
  int MOST_A_MINUTE = 64;

  /// Notes a denied model. Noting the same twice is noting it once.
  void note(Tried tried);

  /// The models noted of a principal, by minute.
  ///
  /// @param from first minute looked at
  /// @param to last one
  SortedMap<Long, Set<String>> noted(String principal, long from, long to);

  /// The most distinct models the principal of a denial was denied on within [#WINDOW] minutes:
  /// around the call, and ever since it up to now. A plan made before a storm is told of it too.
  default int most(Denial denial, Instant now) {
    long called = Tried.minute(denial.time());
    long to = Math.max(called + WINDOW, Tried.minute(now));
    return Tried.principal(denial)
        .map(principal -> most(noted(principal, called - WINDOW, to)))
        .orElse(0);
  }

  private static int most(SortedMap<Long, Set<String>> noted) {
    int most = 0;
    for (long begin : noted.keySet()) {
      Set<String> models = new HashSet<>();
      noted.subMap(begin, begin + WINDOW + 1).values().forEach(models::addAll);
      most = Math.max(most, models.size());
    }
    return most;
  }

  /// A trail that lasts as long as this process, for a laptop.
  static DenialTrail inMemory() {
    Map<String, TreeMap<Long, Set<String>>> all = new java.util.HashMap<>();
    return new DenialTrail() {
      @Override
      public void note(Tried tried) {
        Set<String> minute =
            all.computeIfAbsent(tried.principal(), _ -> new TreeMap<>())
                .computeIfAbsent(tried.minute(), _ -> new TreeSet<>());
        if (minute.size() < MOST_A_MINUTE) {
          minute.add(tried.model());
        }
      }

      @Override
      public SortedMap<Long, Set<String>> noted(String principal, long from, long to) {
        return new TreeMap<>(
            all.getOrDefault(principal, new TreeMap<>()).subMap(from, true, to, true));
      }
    };
  }
}
