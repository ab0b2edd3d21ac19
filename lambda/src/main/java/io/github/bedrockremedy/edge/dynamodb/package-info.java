/// Cases and decisions in one DynamoDB table. Every write is conditional on what was read; a step,
/// its line of history and the counters it spends are one transaction. Begin at [DynamoDbCases];
/// the shape of the table is [io.github.bedrockremedy.contract.CaseTable].
@NullMarked
package io.github.bedrockremedy.edge.dynamodb;

import org.jspecify.annotations.NullMarked;
