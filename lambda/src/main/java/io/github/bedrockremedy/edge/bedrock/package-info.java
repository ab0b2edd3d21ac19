/// Where inference profiles route to: asked of Bedrock in the source Region, or read from the
/// embedded catalogue with its date. Begin at [BedrockProfiles].
@NullMarked
package io.github.bedrockremedy.edge.bedrock;

import org.jspecify.annotations.NullMarked;
