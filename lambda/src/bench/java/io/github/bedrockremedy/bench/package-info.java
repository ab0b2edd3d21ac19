/// Measurements, run by `mvn -Dquick -Pbench -pl lambda -am verify`.
@NullMarked
package io.github.bedrockremedy.bench;

import org.jspecify.annotations.NullMarked;
