/// The policy that cures a denial completely and grants nothing else, and a second, independent
/// reading of it. Pure. Begin at [PatchBuilder]; [PatchGuard] knows nothing of it.
@NullMarked
package io.github.bedrockremedy.pipeline.patch;

import org.jspecify.annotations.NullMarked;
