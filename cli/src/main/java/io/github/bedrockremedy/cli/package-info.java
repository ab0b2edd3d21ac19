/// The `bedrock-remedy` command: `explain` tells why calls were denied, `replay` runs the whole
/// system against an AWS account in this process. Begin at [Main].
@NullMarked
package io.github.bedrockremedy.cli;

import org.jspecify.annotations.NullMarked;
