/// What AWS said, nothing inferred: who was refused, for which action, on what, and the reason
/// AWS gave. One [DenialPattern] holds one AWS wording. Begin at [DenialReader].
@NullMarked
package io.github.bedrockremedy.pipeline.denial;

import org.jspecify.annotations.NullMarked;
