package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.iam.Glob;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.TerminalText;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes policies of ours away: of one case, of many, or past the installation.
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Takes the policy of a case away again, or with --all the policies of many.")
final class RollbackCommand extends LiveCommand {
  @Parameters(paramLabel = "CASE", arity = "0..1", description = "Id of a case, br-….")
  private String id = "";

  @Option(
      names = "--all",
      description = "Every case that may hold a policy of this system or is approved to.")
  private boolean all;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "With --all: only cases in these states, such as VERIFIED,APPLIED.")
  private List<CaseStatus> states = List.of();

  @Option(
      names = "--principal",
      paramLabel = "PATTERN",
      description = "With --all: only principals whose ARN matches, with * for anything.")
  private @Nullable String principal;

  @Option(
      names = "--direct",
      description =
          "With your own credentials and nothing else: finds the case's policy in IAM and"
              + " deletes it.")
  private boolean direct;

  @Option(names = "--reason", description = "Why; kept in the history. Not with --direct.")
  private String reason = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = out();
    if (all != id.isEmpty()) {
      throw new Refusal(all ? "give a case or --all, not both" : "name a case, or give --all");
    }
    if (all && direct) {
      throw new Refusal("--direct undoes one case; the ids are in 'list', or in IAM itself");
    }
    if (!all && (!states.isEmpty() || principal != null)) {
      throw new Refusal("--state and --principal choose among the cases of --all");
    }
    if (direct && !reason.isEmpty()) {
      throw new Refusal(
          "--direct tells the case table nothing, so that --reason would be kept nowhere; leave it"
              + " out");
    }
    if (direct) {
      return DirectRollback.of(id, yes, live(), out);
    }
    LiveInstallation installation = installation();
    return all
        ? new RollbackAll(installation, out, new TerminalText(Terminal.hasColour()))
            .of(this::isChosen, reason, yes)
        : DecideCommands.one(installation, id, PersonDecision.Verdict.ROLLBACK, reason, yes, out);
  }

  private boolean isChosen(Case one) {
    String pattern = principal;
    return (states.isEmpty() || states.contains(one.status()))
        && (pattern == null
            || one.plan()
                .subject()
                .targetArn()
                .filter(arn -> Glob.matches(pattern, arn))
                .isPresent());
  }
}
