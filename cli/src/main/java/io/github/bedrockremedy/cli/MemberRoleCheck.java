package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.RoleNames;
import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.MemberRoleWords;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// The two roles of a further account: whether they are there, and whether each lets in exactly the
/// handlers of this installation that need it.
///
/// @param home ARN of something at home
record MemberRoleCheck(LiveOptions options, LiveInstallation installation, Arn home) {

  List<Finding> look(String account, AwsCredentialsProvider credentials) {
    return java.util.stream.Stream.concat(
            Doctor.answered("read role " + account, () -> List.of(read(account, credentials)))
                .stream(),
            Doctor.answered("write role " + account, () -> List.of(write(account, credentials)))
                .stream())
        .toList();
  }

  private Finding read(String account, AwsCredentialsProvider credentials) {
    var words = new MemberRoleWords("read role " + account, reader());
    return document(reader(), credentials)
        .map(trust -> compared(words, trust, h -> !h.onAccount().isEmpty()))
        .orElseGet(words::noReader);
  }

  private Finding write(String account, AwsCredentialsProvider credentials) {
    String role = RoleNames.memberWrite(reader());
    var words = new MemberRoleWords("write role " + account, role);
    Optional<String> trust = document(role, credentials);
    if (installation.isDryRun()) {
      return trust.isPresent() ? words.writerInDryRun() : words.noWriterAsItShould();
    }
    return trust
        .map(document -> compared(words, document, HandlerActions::writesIam))
        .orElseGet(words::noWriter);
  }

  private String reader() {
    return installation.output(StackOutputs.MEMBER_READ_ROLE);
  }

  private Finding compared(MemberRoleWords words, String trust, Predicate<HandlerActions> needs) {
    Set<String> meant =
        HandlerActions.in(installation.output(StackOutputs.MODE)).stream()
            .filter(needs)
            .map(
                handler -> atHome("role" + RoleNames.PATH + RoleNames.of(handler, options.stack())))
            .collect(Collectors.toCollection(TreeSet::new));
    return Trust.read(trust, atHome("root"))
        .map(letIn -> words.trust(without(meant, letIn), without(letIn, meant)))
        .orElseGet(words::otherForm);
  }

  private static Set<String> without(Set<String> all, Set<String> these) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(these);
    return rest;
  }

  private String atHome(String resource) {
    return "arn:%s:iam::%s:%s".formatted(home.partition().id(), home.account(), resource);
  }

  /// The trust policy of a role; empty if there is no such role.
  private Optional<String> document(String role, AwsCredentialsProvider credentials) {
    try (var iam = LiveInstallation.iam(options).credentialsProvider(credentials).build()) {
      String name = role.substring(role.lastIndexOf('/') + 1);
      return Optional.of(
          URLDecoder.decode(
              iam.getRole(r -> r.roleName(name)).role().assumeRolePolicyDocument(),
              StandardCharsets.UTF_8));
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }
}
