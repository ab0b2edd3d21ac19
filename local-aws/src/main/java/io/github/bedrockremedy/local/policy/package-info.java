/// IAM's evaluation logic, pure. What it does not know it refuses by name and never guesses. Begin
/// at [PolicyEvaluator].
@NullMarked
package io.github.bedrockremedy.local.policy;

import org.jspecify.annotations.NullMarked;
