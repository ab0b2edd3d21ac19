/// What `lambda`, `infra-cdk` and the tools agree on, so that none of them can drift from the
/// others: names of environment variables, the events that are watched, the actions each handler
/// may call, the case table's keys. JDK only. Begin at [HandlerActions] for the rights, at
/// [WatchedEvents] for what enters.
@NullMarked
package io.github.bedrockremedy.contract;

import org.jspecify.annotations.NullMarked;
