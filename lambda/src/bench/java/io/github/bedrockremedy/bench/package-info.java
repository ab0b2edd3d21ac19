/// Measurements, run by `mvn -Dquick -Pbench -pl lambda -am verify`. Begin at [SideBySide]; the
/// figures and what they mean are in `docs/performance.md`.
@NullMarked
package io.github.bedrockremedy.bench;

import org.jspecify.annotations.NullMarked;
