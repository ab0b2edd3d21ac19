/// Mode and rules → what happens to a patch. Pure. [Clearance] is the only maker of
/// [ClearedPatch], and only a [ClearedPatch] can be written: an unapproved patch does not compile.
/// Begin at [DecisionRules].
@NullMarked
package io.github.bedrockremedy.pipeline.decision;

import org.jspecify.annotations.NullMarked;
