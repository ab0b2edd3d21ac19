/// Messages to people through SNS topics. Begin at [SnsNotifier].
@NullMarked
package io.github.bedrockremedy.edge.sns;

import org.jspecify.annotations.NullMarked;
