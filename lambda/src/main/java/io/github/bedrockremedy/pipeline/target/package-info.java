/// Where a patch for a denial may land, and why it may not land elsewhere. All that differs
/// between kinds of targets is in [TargetTraits]. Begin at [TargetResolver].
@NullMarked
package io.github.bedrockremedy.pipeline.target;

import org.jspecify.annotations.NullMarked;
