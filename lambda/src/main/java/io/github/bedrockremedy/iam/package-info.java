/// The words of IAM as values: ARNs, actions, Regions, model ids, policy documents and how their
/// patterns match. Nothing here knows about denials. Begin at [Arn] and [PolicyDocument].
@NullMarked
package io.github.bedrockremedy.iam;

import org.jspecify.annotations.NullMarked;
