/// Tests of the main package of this name.
@NullMarked
package io.github.bedrockremedy.pipeline.patch;

import org.jspecify.annotations.NullMarked;
