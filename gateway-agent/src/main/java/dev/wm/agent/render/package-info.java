/**
 * Pure, sorted text of what is desired, one for each subsystem.
 */
@NullMarked
package dev.wm.agent.render;

import org.jspecify.annotations.NullMarked;
