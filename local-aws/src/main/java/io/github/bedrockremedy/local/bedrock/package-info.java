/// Inference profiles over rest-json, Regional. Begin at [BedrockService].
@NullMarked
package io.github.bedrockremedy.local.bedrock;

import org.jspecify.annotations.NullMarked;
