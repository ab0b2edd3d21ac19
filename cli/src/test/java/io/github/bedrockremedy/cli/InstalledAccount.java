package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.dynamodb.CaseTableDefinition;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LocalAws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// An account in which the stack stands, for the commands that look after an installation. Real SDK
/// clients; the account's file answers for the services.
abstract class InstalledAccount {
  private static final Path ACCOUNT = Path.of("src/test/resources/installed-account.json");

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  private final List<LocalAws> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(LocalAws::close);
  }

  int run(LocalAws aws, String... command) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all =
        Stream.concat(Stream.of(command), Stream.of("--endpoint", aws.endpoint().toString()))
            .toArray(String[]::new);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  static String account() throws IOException {
    return Files.readString(ACCOUNT);
  }

  LocalAws aws(String account) {
    LocalAws aws = LocalAws.start(AccountFile.parse(account), InstantSource.system());
    started.add(aws);
    aws.deployed("BedrockRemedy", outputs("618048437522"));
    try (DynamoDbClient tables =
        DynamoDbClient.builder()
            .endpointOverride(aws.dynamoDbEndpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(LocalClients.ANYBODY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      tables.createTable(CaseTableDefinition.named("cases"));
    }
    return aws;
  }

  static Map<String, String> outputs(String accounts) {
    String queue = "https://sqs.us-east-1.amazonaws.com/618048437522/";
    String topic = "arn:aws:sns:us-east-1:618048437522:";
    Map<String, String> outputs = new HashMap<>();
    outputs.put(StackOutputs.CASE_TABLE, "cases");
    outputs.put(StackOutputs.DENIAL_RULE, "denials");
    outputs.put(StackOutputs.DENIAL_QUEUE, queue + "denials");
    outputs.put(StackOutputs.DENIAL_QUEUE_ARN, "arn:aws:sqs:us-east-1:618048437522:denials");
    outputs.put(StackOutputs.UNDELIVERED_QUEUE, queue + "undelivered");
    outputs.put(StackOutputs.APPROVALS_TOPIC, topic + "approvals");
    outputs.put(StackOutputs.REPORTS_TOPIC, topic + "reports");
    outputs.put(StackOutputs.ALARMS_TOPIC, topic + "alarms");
    outputs.put(StackOutputs.MODE, "approve");
    outputs.put(StackOutputs.ACCOUNTS, accounts);
    outputs.put(StackOutputs.SOURCE_REGIONS, "us-east-1");
    return outputs;
  }
}
