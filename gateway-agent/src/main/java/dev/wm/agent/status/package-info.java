/**
 * The status of the running agent for {@code wm-gateway status}, as text and JSON.
 */
@NullMarked
package dev.wm.agent.status;

import org.jspecify.annotations.NullMarked;
