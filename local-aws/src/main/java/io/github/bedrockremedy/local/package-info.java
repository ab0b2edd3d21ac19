/// An AWS account in a process: IAM, Bedrock, SNS, CloudFormation and DynamoDB over their own wire
/// protocols, for clients that do not know it is not AWS. Begin at [LocalAws]; what the account
/// holds is [AccountFile], what has become of it [AccountState].
@NullMarked
package io.github.bedrockremedy.local;

import org.jspecify.annotations.NullMarked;
