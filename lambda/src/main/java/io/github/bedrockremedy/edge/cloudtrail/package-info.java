/// Asks CloudTrail whether some trail brings the calls of this Region to EventBridge.
@NullMarked
package io.github.bedrockremedy.edge.cloudtrail;

import org.jspecify.annotations.NullMarked;
