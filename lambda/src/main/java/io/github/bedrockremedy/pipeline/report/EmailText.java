package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The email about a case: plain 7-bit text, at most 78 columns and 60 lines; only the link may be
/// longer, since a broken link is none. What a person needs to decide comes first.
final class EmailText {
  private static final int WIDTH = EmailSections.WIDTH;

  /// Lines of a patch that are never cut for want of room.
  private static final int ROOM = 18;

  private EmailText() {}

  static String request(Case asked, Sightings seen, Asking asking, Earlier earlier) {
    CasePlan plan = asked.plan();
    List<String> top =
        new ArrayList<>(
            Wrap.words(
                (asking.reminder() ? "DECISION STILL NEEDED: " : "DECISION NEEDED: ")
                    + CaseWords.decision(plan)
                    + ".",
                WIDTH,
                "",
                ""));
    int before = top.size();
    earlier.told().forEach(told -> top.addAll(Wrap.words(told, WIDTH, "", "")));
    int told = top.size() - before;
    int less = Math.min(4, told + (earlier.place() == Earlier.Place.NOT_KNOWN ? 1 : 0));
    top.add(line(asked));
    top.add("Expires " + CaseWords.time(asking.expiresAt()) + ". If nobody acts, nothing changes.");
    var mail = new EmailSections().fixed("", top);
    asking
        .page()
        .ifPresentOrElse(page -> page(mail, page, asking.reminder()), () -> commands(mail, asked));
    change(
        mail,
        asked,
        "WHAT WOULD CHANGE",
        ROOM + less - told,
        ChangeWords.place(plan, earlier.place()));
    String why = ForeseenWords.is(plan) ? ForeseenWords.why(plan) : "Why it fails today";
    mail.words(why.toUpperCase(Locale.ROOT), 6 - less, List.of(plan.finding().explanation()));
    mail.words("WHAT IS NOT CHANGED", 2, CaseWords.notChanged(plan));
    risk(mail, plan.verdict());
    seen(mail, plan, seen);
    owner(mail, plan, true);
    undo(mail, plan, "UNDO LATER");
    return mail.fixed("", footer("Not expected? Do not approve: reject it, or let it expire."))
        .text();
  }

  private static void page(EmailSections mail, Asking.Page page, boolean reminder) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + Text.link(page.link()));
    lines.add(
        "  Change code: "
            + Text.id(page.changeCode())
            + "   (type it on the page; do not forward this mail)");
    if (reminder) {
      lines.add("  Link and code of earlier mails about this no longer work.");
    }
    mail.fixed("REVIEW AND DECIDE (opening the page changes nothing)", lines);
  }

  private static void commands(EmailSections mail, Case asked) {
    mail.fixed(
        "REVIEW AND DECIDE (with AWS credentials; there is no page)",
        List.of(
            "  ./bedrock-remedy show " + asked.id(),
            "  ./bedrock-remedy approve " + asked.id(),
            "  ./bedrock-remedy reject " + asked.id() + " --reason WHY"));
  }

  static String outcome(Case after, Sightings seen, Step latest) {
    CasePlan plan = after.plan();
    OutcomeWords outcome = OutcomeWords.of(after, latest);
    List<String> top = new ArrayList<>(Wrap.words(outcome.headline(), WIDTH, "", ""));
    top.add(line(after));
    String step =
        CaseWords.time(latest.at())
            + ", by "
            + DecisionWords.who(latest.by())
            + ": "
            + Text.remark(latest.why());
    var mail = new EmailSections().fixed("", top);
    List<String> happened = new ArrayList<>(List.of(step, outcome.meaning()));
    DecisionWords.approved(after).ifPresent(happened::add);
    mail.words("WHAT HAPPENED", 6, happened);
    if (latest.to() == CaseStatus.RECURRED) {
      return again(mail, after, seen, latest);
    }
    Written written = Written.after(after, latest);
    String change =
        written == Written.YES
            ? "WHAT WAS ADDED"
            : OutcomeWords.endsRepair(latest) ? "WHAT WENT WITH IT" : "WHAT WAS PROPOSED";
    change(mail, after, change, ChangeWords.policy(plan));
    about(mail, plan, latest);
    seen(mail, plan, seen);
    if (written != Written.NO) {
      owner(mail, plan, true);
      undo(mail, plan, written);
    }
    return mail.fixed("", footer("You get this because you get the requests.")).text();
  }

  private static void about(EmailSections mail, CasePlan plan, Step latest) {
    if (AgainWords.isOver(plan, latest)) {
      mail.words("WHAT WAS FOUND BEFORE", 2, List.of(AgainWords.found(plan)));
      return;
    }
    String headline = plan.finding().headline() + ".";
    mail.words("WHAT IT IS ABOUT", 4, List.of(headline, plan.finding().explanation()));
  }

  /// A repair that did not hold, and nobody is asked: what to do comes first.
  private static String again(EmailSections mail, Case after, Sightings seen, Step latest) {
    CasePlan plan = after.plan();
    Written written = Written.after(after, latest);
    List<String> steps = AgainWords.steps(plan);
    if (!steps.isEmpty()) {
      mail.steps("WHAT TO DO", 11, steps);
    }
    mail.words(ForeseenWords.whyAgain(plan), 2, List.of(plan.finding().explanation()));
    List<String> unasked = AgainWords.unasked(plan);
    if (!unasked.isEmpty()) {
      mail.words("WHY NOBODY IS ASKED", 1, unasked);
    }
    if (written != Written.NO) {
      List<String> lines =
          plan.proposal().map(p -> change(plan, p, ChangeWords.policy(plan))).orElse(List.of());
      mail.lines(AgainWords.written(latest), 4, lines);
    }
    seen(mail, plan, seen);
    owner(mail, plan, true);
    if (written != Written.NO) {
      undo(mail, plan, written);
    }
    return mail.fixed("", footer("You get this because you get the requests.")).text();
  }

  private static void undo(EmailSections mail, CasePlan plan, Written written) {
    undo(mail, plan, written == Written.YES ? "UNDO" : "UNDO, IF IT IS THERE AFTER ALL");
  }

  static String report(Case told, Sightings seen) {
    CasePlan plan = told.plan();
    List<String> top =
        new ArrayList<>(
            Wrap.words(Text.prose(plan.finding().headline() + ".").value(), WIDTH, "", ""));
    top.add(line(told));
    top.add("Nothing was changed, and nobody is asked. This is for your information.");
    var mail =
        new EmailSections()
            .fixed("", top)
            .words(
                ForeseenWords.happened(plan).toUpperCase(Locale.ROOT),
                6,
                List.of(plan.finding().explanation()))
            .steps("WHAT TO DO", 8, plan.finding().nextSteps());
    Earlier.Place place = told.holdsPolicy() ? Earlier.Place.NOT_KNOWN : Earlier.Place.FREE;
    change(
        mail,
        told,
        VerdictWords.helps(plan.verdict()).toUpperCase(Locale.ROOT),
        ChangeWords.place(plan, place));
    List<String> open = VerdictWords.reporting(plan.verdict());
    if (!open.isEmpty()) {
      mail.words("WHY IT IS ONLY REPORTED", 2, List.of("Rules: " + String.join(", ", open) + "."));
    }
    seen(mail, plan, seen);
    owner(mail, plan, false);
    return mail.fixed("", footer("You get this because you get the reports.")).text();
  }

  private static String line(Case about) {
    return "Case " + about.id() + "   account " + Text.account(about.plan().subject().account());
  }

  private static void change(EmailSections mail, Case about, String title, String place) {
    change(mail, about, title, ROOM, place);
  }

  private static void change(EmailSections mail, Case about, String title, int keep, String place) {
    about.plan().proposal().ifPresent(p -> mail.lines(title, keep, change(about.plan(), p, place)));
  }

  private static List<String> change(CasePlan plan, CasePlan.Proposal proposal, String place) {
    List<String> lines = new ArrayList<>();
    String who = CaseWords.noun(plan) + " " + CaseWords.name(plan);
    lines.addAll(
        Wrap.words(
            who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1), WIDTH, "  ", "    "));
    lines.addAll(Wrap.words(place, WIDTH, "  ", "  "));
    PatchLines.of(proposal, WIDTH - 4).forEach(line -> lines.add("    " + line));
    lines.add("  sha256 " + Text.id(proposal.sha256()));
    return lines;
  }

  private static void risk(EmailSections mail, CasePlan.Verdict verdict) {
    String risk = verdict.risk().orElse("high");
    List<String> sentences = new ArrayList<>(List.of(VerdictWords.riskMeaning(risk)));
    List<String> open = VerdictWords.open(verdict);
    if (!open.isEmpty()) {
      sentences.add("Asked because of: " + String.join(", ", open) + ".");
    }
    mail.words("RISK: " + VerdictWords.risk(risk), 2, sentences);
  }

  private static void seen(EmailSections mail, CasePlan plan, Sightings seen) {
    List<String> sentences = new ArrayList<>(List.of(CaseWords.howOften(seen)));
    if (!ForeseenWords.is(plan)) {
      sentences.add("CloudTrail event " + Text.id(plan.subject().eventId()));
    }
    mail.words("HOW OFTEN", 2, sentences);
  }

  private static void owner(EmailSections mail, CasePlan plan, boolean deploys) {
    List<String> sentences = new ArrayList<>(List.of(OwnerWords.known(plan.owner())));
    if (deploys) {
      sentences.add(OwnerWords.afterDeploy(plan.owner()));
    }
    mail.words("OWNER", 2, sentences);
  }

  private static void undo(EmailSections mail, CasePlan plan, String title) {
    Snippets.of(plan).ifPresent(s -> mail.fixed(title, Wrap.command(s.undoCommand(), WIDTH, "  ")));
  }

  private static List<String> footer(String first) {
    String last = "Amazon's unsubscribe link below works at once, also for a whole mailing list.";
    return List.of(first, last);
  }
}
