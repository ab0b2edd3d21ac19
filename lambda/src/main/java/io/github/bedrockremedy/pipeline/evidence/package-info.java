/// Facts fetched once, before any conclusion: the principal with its full policies, where the
/// called profile routes to, what IAM's simulator answers, who owns the principal. What could not
/// be had is a value of its own. Begin at [Evidence].
@NullMarked
package io.github.bedrockremedy.pipeline.evidence;

import org.jspecify.annotations.NullMarked;
