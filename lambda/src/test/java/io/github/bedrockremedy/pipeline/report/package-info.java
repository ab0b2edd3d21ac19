/// Tests of the words people read. [Incident] builds the founding case.
@NullMarked
package io.github.bedrockremedy.pipeline.report;

import org.jspecify.annotations.NullMarked;
