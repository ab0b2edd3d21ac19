package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.pipeline.report.LeavingWords;
import java.io.PrintWriter;
import java.util.List;
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
            + " look after them any more.")
final class UninstallCommand extends LiveCommand {
  @Option(
      names = "--leave-policies",
      description = "Delete the stack and leave the policies; they can be removed with IAM alone.")
  private boolean leave;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() {
    PrintWriter out = out();
    List<String> others = others(installation());
    try (var inForce = new InForce(live())) {
      List<InForce.Policy> left = inForce.all();
      left.forEach(p -> out.print(LeavingWords.inForce(p.policy(), p.arn())));
      others.forEach(account -> out.print(LeavingWords.notLookedAt(account)));
      if ((!left.isEmpty() || !others.isEmpty()) && !leave) {
        out.print(LeavingWords.stays());
        out.flush();
        return 1;
      }
    }
    out.flush();
    if (!yes && !DecideCommands.confirmed("uninstall")) {
      throw new Refusal("nothing was deleted; give --yes where nobody can be asked");
    }
    return delete(out);
  }

  /// Accounts served beside the one these credentials belong to, in which nobody has looked.
  private List<String> others(LiveInstallation installation) {
    try (var sts = LiveInstallation.at(StsClient.builder(), live()).build()) {
      String own = sts.getCallerIdentity().account();
      return Stream.of(installation.output(StackOutputs.ACCOUNTS).split(",", -1))
          .map(String::strip)
          .filter(a -> !a.isEmpty() && !a.equals(own))
          .toList();
    } catch (SdkException e) {
      throw new Refusal("who asks is not known: " + e.getMessage());
    }
  }

  private int delete(PrintWriter out) {
    try (var stacks = LiveInstallation.at(CloudFormationClient.builder(), live()).build()) {
      stacks.deleteStack(r -> r.stackName(live().stack()));
      out.print(LeavingWords.goes(live().stack()));
      out.flush();
      return 0;
    } catch (SdkException e) {
      out.print(LeavingWords.stuck(String.valueOf(e.getMessage())));
      out.flush();
      return 1;
    }
  }
}
