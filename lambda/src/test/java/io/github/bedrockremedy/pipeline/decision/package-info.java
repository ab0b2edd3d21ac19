/// Tests of the main package of this name.
@NullMarked
package io.github.bedrockremedy.pipeline.decision;

import org.jspecify.annotations.NullMarked;
