/// Lets roles be assumed by whom their trust policies let in, and says who a caller is. Begin at
/// [StsService].
@NullMarked
package io.github.bedrockremedy.local.sts;

import org.jspecify.annotations.NullMarked;
