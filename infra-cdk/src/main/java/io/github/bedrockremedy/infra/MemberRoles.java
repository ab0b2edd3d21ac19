package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.RoleNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// The two roles the handlers assume in another account: one to read, one to write. Each trusts
/// named handler roles of the home account and nobody else; a handler narrows each session further
/// by a policy of its own.
final class MemberRoles extends Construct {
  MemberRoles(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    var readers = settings.handlers().stream().filter(h -> !h.onAccount().isEmpty()).toList();
    var reads = new TreeSet<String>();
    readers.forEach(handler -> reads.addAll(AccountAccess.reads(handler)));
    var read = role("Read", readName(settings), readers, settings);
    AccountAccess.reading(reads).forEach(read::addToPolicy);
    read.addToPolicy(Machinery.nothingBut(reads));

    var writers = settings.handlers().stream().filter(HandlerActions::writesIam).toList();
    for (var writer : writers) {
      var writes = AccountAccess.writes(writer, settings);
      var write = role("Write", writeName(settings), List.of(writer), settings);
      WriteAccess.of(writes, settings.scope()).forEach(write::addToPolicy);
      write.addToPolicy(Machinery.nothingBut(writes));
    }
  }

  /// Path and name, as the handlers are told it.
  static String read(StackSettings settings) {
    return HandlerRoles.PATH.substring(1) + readName(settings);
  }

  /// Path and name, as the handlers are told it.
  static String write(StackSettings settings) {
    return HandlerRoles.PATH.substring(1) + writeName(settings);
  }

  /// Lets a handler assume a role in each account served, by ARNs made of configured ids alone.
  static PolicyStatement assuming(String sid, String role, StackSettings settings) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(List.of("sts:AssumeRole"))
        .resources(
            settings.places().members().stream()
                .map(account -> "arn:%s:iam::%s:role/%s".formatted(Aws.PARTITION, account, role))
                .toList())
        .build();
  }

  private static String readName(StackSettings settings) {
    return (settings.stage() == Stage.STAGING ? "staging-" : "") + "member-read";
  }

  private static String writeName(StackSettings settings) {
    return RoleNames.memberWrite(readName(settings));
  }

  private Role role(String id, String name, List<HandlerActions> trusted, StackSettings settings) {
    return Role.Builder.create(this, id)
        .roleName(name)
        .path(HandlerRoles.PATH)
        .description("Bedrock Remedy in this account, assumed by its home account")
        .assumedBy(only(trusted, settings))
        .build();
  }

  private static IPrincipal only(List<HandlerActions> trusted, StackSettings settings) {
    var home = settings.places().home();
    var equals = new TreeMap<String, Object>();
    settings.places().organization().ifPresent(id -> equals.put("aws:PrincipalOrgID", id));
    equals.put(
        "aws:PrincipalArn",
        trusted.stream()
            .map(
                handler ->
                    "arn:%s:iam::%s:role%s%s"
                        .formatted(
                            Aws.PARTITION,
                            home,
                            HandlerRoles.PATH,
                            HandlerRoles.name(handler, settings)))
            .toList());
    return new PrincipalWithConditions(
        new AccountPrincipal(home), new TreeMap<>(Map.of("StringEquals", equals)));
  }
}
