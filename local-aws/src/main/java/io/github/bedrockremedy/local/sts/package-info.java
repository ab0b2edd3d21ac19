/// STS: who calls, and roles others may assume.
@NullMarked
package io.github.bedrockremedy.local.sts;

import org.jspecify.annotations.NullMarked;
