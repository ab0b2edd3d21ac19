/// Tests of the main package of this name.
@NullMarked
package io.github.bedrockremedy.pipeline.ledger;

import org.jspecify.annotations.NullMarked;
