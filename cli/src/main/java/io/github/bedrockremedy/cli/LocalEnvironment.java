package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.pipeline.decision.SourceRegions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the stack would tell the functions of an installation on this machine.
final class LocalEnvironment {
  static final Region HOME = new Region("us-east-1");

  private static final String TABLE = "bedrock-remedy-cases";
  private static final String MEMBER_READ = "bedrock-remedy/member-read";
  private static final String MEMBER_WRITE = "bedrock-remedy/member-write";

  private LocalEnvironment() {}

  /// An environment in which everything is set.
  ///
  /// @param given what is set already, and wins
  /// @param page where the approval page is
  static Map<String, String> complete(Map<String, String> given, AccountFile file, URI page) {
    String account = file.accountId();
    List<String> members = members(file);
    Map<String, String> complete = new HashMap<>();
    complete.put(EnvironmentKeys.HOME_ACCOUNT, account);
    if (!members.isEmpty()) {
      complete.put(EnvironmentKeys.MEMBER_READ_ROLE, MEMBER_READ);
      complete.put(EnvironmentKeys.MEMBER_WRITE_ROLE, MEMBER_WRITE);
    }
    complete.put(EnvironmentKeys.TABLE, TABLE);
    complete.put(EnvironmentKeys.QUEUE_ARN, arn("sqs", account, "bedrock-remedy-denials"));
    complete.put(EnvironmentKeys.APPROVALS_TOPIC, arn("sns", account, "bedrock-remedy-approvals"));
    complete.put(EnvironmentKeys.REPORTS_TOPIC, arn("sns", account, "bedrock-remedy-reports"));
    complete.put(EnvironmentKeys.APPROVAL_URL, page.toString());
    complete.put(
        EnvironmentKeys.ACCOUNTS,
        Stream.concat(Stream.of(account), members.stream()).collect(Collectors.joining(",")));
    // A replay is about the event it is given, wherever that comes from.
    complete.put(EnvironmentKeys.SOURCE_REGIONS, SourceRegions.EVERY);
    complete.putAll(given);
    return complete;
  }

  /// Further accounts in which the stack for members was deployed: those with its read role.
  private static List<String> members(AccountFile file) {
    return file.others().stream()
        .filter(
            a -> a.identities().stream().anyMatch(i -> i.arn().endsWith(":role/" + MEMBER_READ)))
        .map(AccountFile::accountId)
        .toList();
  }

  /// What the stack would say of itself, for the commands against an installation.
  static Map<String, String> outputs(Settings settings, URI page) {
    return Map.of(
        StackOutputs.CASE_TABLE,
        settings.table(),
        StackOutputs.APPROVAL_URL,
        page.toString(),
        StackOutputs.MODE,
        settings.rules().mode().id(),
        StackOutputs.ACCOUNTS,
        Stream.concat(
                Stream.of(settings.accounts().home()),
                settings.accounts().members().stream().sorted())
            .collect(Collectors.joining(",")),
        StackOutputs.SOURCE_REGIONS,
        HOME.id(),
        StackOutputs.APPROVALS_TOPIC,
        settings.approvalsTopic(),
        StackOutputs.REPORTS_TOPIC,
        settings.reportsTopic());
  }

  /// ARN of something at home.
  static String arn(String service, String account, String name) {
    return "arn:aws:" + service + ":" + HOME + ":" + account + ":" + name;
  }
}
