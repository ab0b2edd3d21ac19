package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows of the table by what they are for.
record Rows(long cases, long seen, long steps, long others) {
  static Rows of(Installation installation) {
    long[] counts = new long[4];
    installation
        .dynamoDb()
        .scanPaginator(scan -> scan.tableName(installation.settings().table()))
        .items()
        .forEach(
            row -> {
              String sort = row.getOrDefault(CaseTable.SK, AttributeValue.fromS("")).s();
              counts[kind(sort)]++;
            });
    return new Rows(counts[0], counts[1], counts[2], counts[3]);
  }

  private static int kind(String sort) {
    if (sort.equals("case")) {
      return 0;
    }
    if (sort.equals("seen")) {
      return 1;
    }
    return sort.startsWith("history#") ? 2 : 3;
  }
}
