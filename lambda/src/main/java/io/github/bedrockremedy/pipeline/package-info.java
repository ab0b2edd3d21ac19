/// The stories, told top to bottom in the names of the stages: [Planner] makes a plan of one
/// denial,
/// [Planning] makes cases of denials, [Telling] tells people, [Execution] writes what was cleared,
/// [Review] looks at what is due. Begin at [Planner].
@NullMarked
package io.github.bedrockremedy.pipeline;

import org.jspecify.annotations.NullMarked;
