package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// What may happen to a case from the first denial on, each part done again until it is done, as
/// queues, streams, clocks and people do.
enum Story {
  /// Asked, approved, written, looked at, undone.
  REPAIRED_AND_UNDONE("ROLLBACK", "ROLLED_BACK") {
    @Override
    void goesOn(Incident incident) throws Exception {
      until(incident, i -> i.is(CaseStatus.ROLLED_BACK), incident::undoIfThere);
    }
  },
  /// The owner's own policies cover the access by now.
  CLEANED_UP("CLEANING", "SUPERSEDED") {
    @Override
    void goesOn(Incident incident) throws Exception {
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "owners", WHOLE);
      until(incident, i -> i.is(CaseStatus.SUPERSEDED), () -> incident.pass(Duration.ofHours(25)));
    }
  },
  /// A deploy of the role's owner took our policy away, and the call was denied again.
  WRITTEN_ONCE_MORE("RECURRED", "APPROVED", "APPLYING", "APPLIED", "VERIFIED") {
    @Override
    void goesOn(Incident incident) throws Exception {
      int before = incident.steps().size();
      incident.takeAway();
      until(
          incident,
          i -> i.is(CaseStatus.VERIFIED) && i.steps().size() > before,
          () -> {
            if (incident.isAsked()) {
              incident.decide("approve");
            } else if (incident.ours().isEmpty()) {
              incident.deliverAgainAfter(Duration.ofMinutes(20));
            }
          });
    }
  },
  /// A Deny of the owner's refuses the repaired call.
  ANOTHER_LAYER("RECURRED") {
    @Override
    void goesOn(Incident incident) throws Exception {
      String freeze = DeniedForLongTest.FREEZE;
      incident.installation.aws().account().putInlinePolicy(Incident.ROLE, "freeze", freeze);
      until(
          incident,
          i -> i.is(CaseStatus.RECURRED),
          () -> incident.deliverAgainAfter(Duration.ofMinutes(20), Incident.DENIED));
    }
  },
  /// A person said no, and the call went on being denied.
  SAID_NO("REJECTED") {
    @Override
    void run(Incident incident) throws Exception {
      until(
          incident,
          i -> i.is(CaseStatus.REJECTED),
          () -> {
            incident.deliver();
            if (incident.isAsked()) {
              incident.decide("reject");
            }
          });
      goesOn(incident);
    }

    @Override
    void goesOn(Incident incident) throws Exception {
      attempt(() -> incident.pass(Duration.ofMinutes(11)));
      attempt(incident::deliver);
    }
  };

  static final List<String> FIRST =
      List.of("PENDING", "APPROVED", "APPLYING", "APPLIED", "VERIFIED");
  static final String WHOLE =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
          + "\"Action\":[\"bedrock:InvokeModel\",\"bedrock:InvokeModelWithResponseStream\"],"
          + "\"Resource\":\"*\"}]}";

  private final List<String> rest;

  Story(String... rest) {
    this.rest = List.of(rest);
  }

  /// From the repair on.
  abstract void goesOn(Incident incident) throws Exception;

  /// Every step of it.
  List<String> steps() {
    List<String> first = this == SAID_NO ? FIRST.subList(0, 1) : FIRST;
    return java.util.stream.Stream.concat(first.stream(), rest.stream()).toList();
  }

  /// The way it may take instead where what a plan rests on could not be read once. At first: the
  /// case is told and asked about later. When the call was denied again: that is told, and a person
  /// is asked once it can be read.
  List<String> longer(boolean atFirst) {
    List<String> way = new java.util.ArrayList<>(steps());
    if (atFirst) {
      way.addFirst("REPORTED");
    } else {
      way.addAll(way.indexOf("RECURRED") + 1, List.of("RECURRED", "PENDING"));
    }
    return way;
  }

  /// Where it ends.
  CaseStatus end() {
    return CaseStatus.valueOf(rest.getLast());
  }

  /// How many policies of ours are left.
  int left() {
    return this == WRITTEN_ONCE_MORE || this == ANOTHER_LAYER ? 1 : 0;
  }

  /// Tells the whole of it.
  void run(Incident incident) throws Exception {
    until(
        incident,
        i -> i.is(CaseStatus.VERIFIED),
        () -> {
          if (incident.waits()) {
            incident.deliver();
          }
          if (incident.isAsked()) {
            incident.decide("approve");
          }
        });
    goesOn(incident);
    attempt(() -> incident.pass(Duration.ofMinutes(11)));
  }

  private static void until(Incident incident, Predicate<Incident> end, Doing doing)
      throws Exception {
    for (int round = 0; round < 8 && !end.test(incident); round++) {
      attempt(doing);
      attempt(() -> incident.pass(Duration.ofMinutes(2)));
      attempt(() -> incident.pass(Duration.ofMinutes(11)));
    }
    if (!end.test(incident)) {
      throw new AssertionError("the end was not reached: " + incident.log());
    }
  }

  private static void attempt(Doing doing) throws Exception {
    try {
      doing.run();
    } catch (RuntimeException | java.io.IOException died) {
      // It comes again.
    }
  }

  /// Something that may die.
  interface Doing {
    void run() throws Exception;
  }
}
