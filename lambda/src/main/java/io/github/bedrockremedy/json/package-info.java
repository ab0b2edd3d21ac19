/// One walk over JSON that is not ours, member by member, and two who go it: one for plain text,
/// which is what AWS and this system write, and Jackson for every other. Begin at [JsonWalk].
@NullMarked
package io.github.bedrockremedy.json;

import org.jspecify.annotations.NullMarked;
