package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.denial.DenialPattern;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every case of `events/`, stage by stage against its `expected.json`.
class EventsTest {

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsExpected() throws IOException {
    return EventFolder.all().stream()
        .map(folder -> DynamicTest.dynamicTest(EventFolder.name(folder), () -> holds(folder)));
  }

  @AfterAll
  static void handlersCallWhatTheirRolesHoldAsThePageOfRightsSays() throws IOException {
    assertEquals(Set.of(), EventRun.RIGHTS.wider());
    assertEquals(List.of(), RightsPage.differences(EventRun.RIGHTS), "docs/rights.md");
  }

  private static void holds(Path folder) throws Exception {
    List<String> differences = EventRun.differences(EventFolder.read(folder));
    assertTrue(differences.isEmpty(), () -> "\n  " + String.join("\n  ", differences));
  }

  @Test
  void everyWordingIsMetByACaseAndNoCaseByTwoWordings() throws IOException {
    Set<DenialPattern> unmet = EnumSet.allOf(DenialPattern.class);
    List<String> doubled = new ArrayList<>();
    for (Path folder : EventFolder.all()) {
      String record = EventFolder.read(folder).record();
      if (EventReader.read(record) instanceof EventReading.AccessDenied denied) {
        List<DenialPattern> met = DenialReader.patterns(denied.event());
        met.forEach(unmet::remove);
        if (met.size() > 1) {
          doubled.add(EventFolder.name(folder) + ": " + met);
        }
      }
    }
    assertEquals(Set.of(), unmet, "wordings without a case");
    assertEquals(List.of(), doubled, "cases with two wordings");
  }
}
