package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.Owner;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says in plain words what every diagnosis means. The sentences live here and in the package's
/// `…Words`, one method for each cause, refusal and kind of policy; no other place makes any.
///
/// Text of an event is printed only where it was parsed into a value with a grammar of its own.
public final class Wording {
  private Wording() {}

  /// What happened, why, and who does what next.
  public static Explanation explain(Denial denial, Target target, Diagnosis diagnosis) {
    return ForeseenWords.with(denial, CallerWords.with(denial, byCause(denial, target, diagnosis)));
  }

  private static Explanation byCause(Denial denial, Target target, Diagnosis diagnosis) {
    return switch (diagnosis) {
      case Diagnosis.MissingAllow missing -> MissingWords.explain(denial, target, missing);
      case Diagnosis.BlockedByPolicy blocked -> BlockWords.explain(denial, target, blocked);
      case Diagnosis.NotEntitled not -> EntitlementWords.explain(denial, target, not);
      case Diagnosis.AlreadyAllowed allowed -> alreadyAllowed(denial, target, allowed);
      case Diagnosis.UnofferedAction unoffered -> UnofferedWords.explain(denial, target, unoffered);
      case Diagnosis.CompromisedPrincipal taken -> compromised(target, taken);
      case Diagnosis.Undetermined undetermined -> undetermined(denial, target, undetermined);
    };
  }

  /// Who maintains a principal; empty when nobody could be found.
  public static Optional<String> owner(Owner owner) {
    return OwnerWords.name(owner);
  }

  private static Explanation alreadyAllowed(
      Denial denial, Target target, Diagnosis.AlreadyAllowed allowed) {
    String action = Phrases.action(denial, allowed);
    return new Explanation(
        "The call was denied then, and is allowed now",
        Phrases.who(target)
            + " was denied "
            + action
            + " on "
            + Phrases.resource(denial)
            + ". IAM's simulator, asked with the policies of today, allows everything this call"
            + " needs. Somebody has repaired it since, or the change had not reached every Region"
            + " when the call was made.",
        List.of(
            "Call again. Nothing has to be changed.",
            "Still denied 15 minutes from now? Then something the simulator does not see refuses"
                + " it: a session policy, a VPC endpoint policy, or a service control policy with"
                + " conditions. Run explain on the new event."));
  }

  private static Explanation compromised(Target target, Diagnosis.CompromisedPrincipal taken) {
    return new Explanation(
        "The principal looks taken over: no patch, look at it now",
        Phrases.who(target)
            + " shows a sign of stolen credentials: "
            + clause(taken.sign())
            + ". More rights are the last thing it should get, so nothing is offered and nothing"
            + " is asked.",
        List.of(
            "Security team: make its credentials useless first. " + TargetWords.cutOff(target),
            "Read what it did in CloudTrail, from the first denial on, in every Region.",
            "If AWS attached a quarantine policy, answer the AWS Support case that came with it"
                + " before removing the policy.",
            "Only then run explain on the event again."));
  }

  private static Explanation undetermined(
      Denial denial, Target target, Diagnosis.Undetermined undetermined) {
    if (undetermined.needed() instanceof Needed.Ambiguous ambiguous) {
      return CandidateWords.explain(denial, target, ambiguous);
    }
    List<String> next =
        undetermined.nextSteps().isEmpty()
            ? List.of(
                "Look up CloudTrail event "
                    + Text.id(denial.eventId())
                    + ", and replay it with the account's policies (replay EVENT --account FILE).")
            : undetermined.nextSteps().stream().map(s -> Text.remark(s).value()).toList();
    return new Explanation(
        "The cause could not be determined, so nothing is offered",
        Phrases.who(target)
            + " was denied "
            + Phrases.action(denial, undetermined)
            + " in "
            + Text.region(denial.region().id())
            + ". "
            + sentence(undetermined.why())
            + " A guess could grant too much or hide the real cause, so there is no patch.",
        next);
  }

  /// A clause of the pipeline as a sentence; one that begins with an action keeps its spelling.
  private static String sentence(String clause) {
    String text = clause(clause) + ".";
    boolean action = text.split(" ", 2)[0].indexOf(':') >= 0;
    return action ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// A clause of the pipeline, without its full stop.
  static String clause(String clause) {
    String text = Text.remark(clause).value();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
