/// Which stack owns a resource. Begin at [CloudFormationService].
@NullMarked
package io.github.bedrockremedy.local.cloudformation;

import org.jspecify.annotations.NullMarked;
