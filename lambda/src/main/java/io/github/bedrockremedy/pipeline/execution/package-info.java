/// The write, and the look at it afterwards. [PolicyStore] takes nothing but a cleared patch.
@NullMarked
package io.github.bedrockremedy.pipeline.execution;

import org.jspecify.annotations.NullMarked;
