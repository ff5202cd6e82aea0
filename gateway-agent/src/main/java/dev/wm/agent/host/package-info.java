/**
 * The only effects on the machine: it observes, checks texts and carries out actions.
 */
@NullMarked
package dev.wm.agent.host;

import org.jspecify.annotations.NullMarked;
