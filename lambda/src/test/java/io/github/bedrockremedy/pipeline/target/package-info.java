/// Tests of the main package of this name.
@NullMarked
package io.github.bedrockremedy.pipeline.target;

import org.jspecify.annotations.NullMarked;
