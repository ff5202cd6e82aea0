/**
 * Typed start-up settings from gateway.env and the environment, all problems at once.
 */
@NullMarked
package dev.wm.agent.settings;

import org.jspecify.annotations.NullMarked;
