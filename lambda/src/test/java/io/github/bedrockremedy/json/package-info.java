/// Tests of the main package of this name.
@NullMarked
package io.github.bedrockremedy.json;

import org.jspecify.annotations.NullMarked;
