/// Which CloudFormation stack a principal belongs to. Begin at [StackLookup].
@NullMarked
package io.github.bedrockremedy.edge.cloudformation;

import org.jspecify.annotations.NullMarked;
