@NullMarked
package io.github.bedrockremedy.pipeline.foresight;

import org.jspecify.annotations.NullMarked;
