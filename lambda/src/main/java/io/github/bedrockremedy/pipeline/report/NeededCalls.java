package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.List;
import java.util.stream.Stream;

/// The calls the owner of a policy has to let through, in words, with their Regions.
///
/// @param action the action, as AWS named it or as the call needs it
record NeededCalls(Denial denial, Needed needed, String action) {
  static NeededCalls of(Denial denial, Diagnosis diagnosis) {
    return new NeededCalls(denial, diagnosis.needed(), Phrases.action(denial, diagnosis));
  }

  /// The access the owner of the policy has to free, all of it at once.
  String freed() {
    boolean unlisted = needed instanceof Needed.ThroughUnlisted;
    String where = needed.regions().isEmpty() && !unlisted ? "" : " in " + regions();
    return action + " on " + Phrases.wanted(needed) + where + (unlisted ? " at least" : "");
  }

  private String regions() {
    return Phrases.places(names());
  }

  /// What a list of values for aws:RequestedRegion has to hold.
  String values() {
    return (needed instanceof Needed.ThroughUnlisted ? "at least " : "")
        + (names().size() > 1 ? "all of: " : "")
        + Phrases.all(names());
  }

  /// Of a profile in no list two Regions are sure: where it was called, and where it was denied.
  List<String> names() {
    if (needed instanceof Needed.ThroughUnlisted unlisted) {
      return Stream.of(denial.region().id(), unlisted.model().region())
          .map(id -> Text.region(id).value())
          .distinct()
          .sorted()
          .toList();
    }
    List<String> names = Phrases.names(needed.regions());
    return names.isEmpty() ? List.of(Text.region(denial.region().id()).value()) : names;
  }
}
