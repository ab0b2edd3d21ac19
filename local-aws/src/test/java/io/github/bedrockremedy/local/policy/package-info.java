@org.jspecify.annotations.NullMarked
package io.github.bedrockremedy.local.policy;
