/// The IAM calls over the query protocol, with AWS's own error codes and quotas. Begin at
/// [IamService].
@NullMarked
package io.github.bedrockremedy.local.iam;

import org.jspecify.annotations.NullMarked;
