/**
 * The client of the registry's HTTP API.
 */
@NullMarked
package dev.wm.agent.fetch;

import org.jspecify.annotations.NullMarked;
