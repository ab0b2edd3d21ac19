/// What roles and users may call by their policies, and which of these calls their policies do not
/// cover to the end: read before anybody makes them. Names prospects, concludes nothing: the
/// planner judges each. Begin at [ProspectReader].
@NullMarked
package io.github.bedrockremedy.pipeline.foresight;

import org.jspecify.annotations.NullMarked;
