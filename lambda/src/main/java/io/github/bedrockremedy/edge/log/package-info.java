/// The log: one JSON line for each thing worth counting or alarming on. Begin at [JsonLog].
@NullMarked
package io.github.bedrockremedy.edge.log;

import org.jspecify.annotations.NullMarked;
