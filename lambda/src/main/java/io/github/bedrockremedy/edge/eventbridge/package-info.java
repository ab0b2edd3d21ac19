/// Asks EventBridge whether the rule that brings denials is in force.
@NullMarked
package io.github.bedrockremedy.edge.eventbridge;

import org.jspecify.annotations.NullMarked;
