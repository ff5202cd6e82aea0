/**
 * What the agent asks the registry, and the HTTP client that asks.
 */
@NullMarked
package dev.wm.agent.fetch;

import org.jspecify.annotations.NullMarked;
