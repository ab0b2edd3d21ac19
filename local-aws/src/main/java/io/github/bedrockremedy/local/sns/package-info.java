/// Keeps what was published. Begin at [SnsService].
@NullMarked
package io.github.bedrockremedy.local.sns;

import org.jspecify.annotations.NullMarked;
