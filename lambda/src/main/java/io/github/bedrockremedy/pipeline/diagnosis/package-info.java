/// From denial and evidence to the cause. Pure: no clock, no call, no setting. Begin at
/// [Diagnoser]; [Diagnosis] holds every conclusion there is.
@NullMarked
package io.github.bedrockremedy.pipeline.diagnosis;

import org.jspecify.annotations.NullMarked;
