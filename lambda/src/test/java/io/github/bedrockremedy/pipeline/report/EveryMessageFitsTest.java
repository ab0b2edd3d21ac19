package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Notice;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whatever people get: at most 78 columns and 60 lines of 7-bit text, and a short subject.
class EveryMessageFitsTest {
  private static final Asking.Page PAGE = new Asking.Page(Incident.LINK, Incident.CODE);

  @Test
  void everyWayOfAskingFitsForEveryDiagnosisAndTarget() {
    for (Asking asking : asking()) {
      for (Diagnosis diagnosis : Diagnoses.all()) {
        for (Target target : Diagnoses.targets()) {
          var plan = Incident.plan(Incident.denial(), target, diagnosis, "ask");
          var asked = Incident.of(plan, CaseStatus.PENDING);
          EmailTextTest.fits(Messages.request(asked, Incident.SEEN, asking, Earlier.NONE));
        }
      }
    }
  }

  @Test
  void everyReportFitsAlsoThatOfAnInstallationThatOnlyReports() {
    for (String outcome : List.of("report", "ask", "apply")) {
      for (Diagnosis diagnosis : Diagnoses.all()) {
        for (Target target : Diagnoses.targets()) {
          var plan = Incident.plan(Incident.denial(), target, diagnosis, outcome);
          var told = Incident.of(plan, CaseStatus.REPORTED);
          EmailTextTest.fits(Messages.report(told, Incident.SEEN));
        }
      }
    }
  }

  @Test
  void everyOutcomeFits() {
    for (CaseStatus status : CaseStatus.values()) {
      EmailTextTest.fits(EmailTextTest.outcome(Incident.of(Incident.plan(), status)));
    }
  }

  @Test
  void everyNoticeFitsHoweverManyCasesItNames() {
    for (Notice.Kind kind : Notice.Kind.values()) {
      for (int cases : List.of(0, 1, 20, 500)) {
        List<String> values = new ArrayList<>(first(kind));
        values.addAll(Collections.nCopies(cases, Incident.ID.value()));
        EmailTextTest.fits(
            NoticeMessage.of(new Notice(kind, "618048437522", values, Incident.LAST)));
      }
    }
  }

  /// A machine reads one line of JSON, without what only a person may hold.
  @Test
  void everyMachineEventIsOneLineWithoutASecret() {
    for (Asking asking : asking()) {
      var asked = Incident.of(Incident.plan(), CaseStatus.PENDING);
      String machine = Messages.request(asked, Incident.SEEN, asking, Earlier.NONE).machine();
      assertTrue(machine.startsWith("{") && machine.lines().count() == 1, machine);
      assertTrue(!machine.contains(Incident.TOKEN) && !machine.contains(Incident.CODE), machine);
    }
  }

  private static List<Asking> asking() {
    return List.of(
        new Asking(Optional.of(PAGE), Incident.EXPIRES, Optional.empty(), false),
        new Asking(Optional.of(PAGE), Incident.EXPIRES, Optional.of(Incident.BUTTONS), false),
        new Asking(Optional.of(PAGE), Incident.EXPIRES, Optional.empty(), true),
        new Asking(Optional.empty(), Incident.EXPIRES, Optional.empty(), false),
        new Asking(Optional.empty(), Incident.EXPIRES, Optional.empty(), true));
  }

  private static List<String> first(Notice.Kind kind) {
    return switch (kind) {
      case WAITING, REPORTED -> List.of("618048437522", "at least 40");
      case DRY_RUN -> List.of("618048437522", "20");
      case ALIVE -> List.of("3", "2", "trail, rule", "dry-run");
      case BROKEN -> List.of("trail", "org-trail does not log");
      case NOT_UNDONE -> List.of("br-k7m2p4q6ab", "Ada", "pending", "there");
      case STRAY -> List.of("618048437522", "agent/BedrockRemedy-br-k7m2p4q6ab");
    };
  }
}
