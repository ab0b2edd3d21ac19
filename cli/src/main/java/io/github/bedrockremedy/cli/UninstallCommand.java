package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.pipeline.report.LeavingWords;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Deletes the stack, unless policies of ours would be left that nothing looks after any more.
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description =
        "Deletes the stack. Refuses while policies this system wrote are in force: nothing would"
            + " look after them any more. Pauses it first, so that none is written meanwhile.")
final class UninstallCommand extends LiveCommand {
  @Option(
      names = "--leave-policies",
      description = "Delete the stack and leave the policies; they can be removed with IAM alone.")
  private boolean leave;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() {
    LiveInstallation installation = installation();
    String own = own();
    List<String> others = others(installation, own);
    try (var inForce = new InForce(live())) {
      Remains left = Remains.look(inForce, installation, own, others);
      say(left.told());
      if (!leave && !left.isNothing()) {
        say(LeavingWords.stays());
        return 1;
      }
      if (!yes && !DecideCommands.confirmed("uninstall")) {
        throw new Refusal("nothing was deleted; give --yes where nobody can be asked");
      }
      if (!leave && !isStillNothing(inForce, installation, own, others)) {
        return 1;
      }
    }
    return delete();
  }

  /// What was approved before the prompt may have been written while somebody typed. Once no write
  /// can start, what is seen now is all there will be.
  private boolean isStillNothing(
      InForce inForce, LiveInstallation installation, String own, List<String> others) {
    Optional<String> running = running(installation);
    if (running.isPresent()) {
      say(LeavingWords.notPaused(running.get()));
      return false;
    }
    Remains left = Remains.look(inForce, installation, own, others);
    if (!left.isNothing()) {
      say(left.told() + LeavingWords.meanwhile());
    }
    return left.isNothing();
  }

  /// Lets no write start any more.
  ///
  /// @return why that could not be done
  private Optional<String> running(LiveInstallation installation) {
    if (installation.isDryRun() || installation.ledger().control().holdsWrites().isPresent()) {
      return Optional.empty();
    }
    try {
      SignedCall.Answer answer = installation.decisions().turn("pause", "uninstall");
      if (answer.status() != 200) {
        return Optional.of(answer.message());
      }
      say(LeavingWords.paused());
      return Optional.empty();
    } catch (IOException | Refusal e) {
      return Optional.of(Refusal.words(e));
    }
  }

  private String own() {
    try (var sts = LiveInstallation.at(StsClient.builder(), live()).build()) {
      return sts.getCallerIdentity().account();
    } catch (SdkException e) {
      throw new Refusal("who asks is not known: " + e.getMessage());
    }
  }

  /// Accounts served beside the one these credentials belong to.
  private static List<String> others(LiveInstallation installation, String own) {
    return Stream.of(installation.output(StackOutputs.ACCOUNTS).split(",", -1))
        .map(String::strip)
        .filter(a -> !a.isEmpty() && !a.equals(own))
        .toList();
  }

  private int delete() {
    try (var stacks = LiveInstallation.at(CloudFormationClient.builder(), live()).build()) {
      stacks.deleteStack(r -> r.stackName(live().stack()));
      say(LeavingWords.goes(live().stack()));
      return 0;
    } catch (SdkException e) {
      say(LeavingWords.stuck(String.valueOf(e.getMessage())));
      return 1;
    }
  }

  private void say(String words) {
    out().print(words);
    out().flush();
  }
}
