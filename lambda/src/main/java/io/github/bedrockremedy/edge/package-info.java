/// What every adapter to AWS shares: how a failed call is put into words, and how many calls one
/// denial may cost. Each package below translates for one AWS service and concludes nothing.
@NullMarked
package io.github.bedrockremedy.edge;

import org.jspecify.annotations.NullMarked;
