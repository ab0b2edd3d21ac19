/// The five handlers, what wires them, and the settings they are told. The one place where an
/// exception becomes an answer. Begin at [DenialHandler].
@NullMarked
package io.github.bedrockremedy.entry;

import org.jspecify.annotations.NullMarked;
