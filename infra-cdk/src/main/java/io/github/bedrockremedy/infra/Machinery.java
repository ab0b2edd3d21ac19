package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What Lambda itself does with a function's role: write its log, read its source, put aside what
/// failed. The CDK grants it where those are made; named here so that everything else can be
/// denied.
final class Machinery {
  private static final List<String> LOG = List.of("logs:CreateLogStream", "logs:PutLogEvents");
  private static final List<String> QUEUE =
      List.of(
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage");
  private static final List<String> STREAM =
      List.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:SendMessage");

  /// What the services that store for a role ask of a key in its name.
  static final List<String> KEY =
      List.of(
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*");

  private Machinery() {}

  /// Actions beside the handler's own.
  static List<String> of(HandlerActions handler, StackSettings settings) {
    var actions = new TreeSet<>(LOG);
    actions.addAll(
        switch (handler) {
          case DENIAL -> QUEUE;
          case NOTIFICATION, PATCH -> STREAM;
          case APPROVAL, REVIEW -> List.<String>of();
        });
    if (settings.options().customerKey()) {
      actions.addAll(KEY);
    }
    return List.copyOf(actions);
  }

  /// Denies every action of AWS but these, so that a policy somebody attaches later gives the role
  /// nothing more.
  static PolicyStatement nothingBut(Iterable<String> actions) {
    var sorted = new TreeSet<String>();
    actions.forEach(sorted::add);
    return PolicyStatement.Builder.create()
        .sid("NothingElse")
        .effect(Effect.DENY)
        .notActions(List.copyOf(sorted))
        .resources(List.of("*"))
        .build();
  }
}
