/// Tests of the main package of this name.
@NullMarked
package io.github.bedrockremedy.iam;

import org.jspecify.annotations.NullMarked;
