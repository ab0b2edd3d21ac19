/// IAM behind its ports: a principal with all its policies, the simulator's answers, the one inline
/// policy a case may write. Begin at [IamEvidence].
@NullMarked
package io.github.bedrockremedy.edge.iam;

import org.jspecify.annotations.NullMarked;
