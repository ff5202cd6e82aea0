/**
 * Commit-confirm: a configuration that cuts the gateway off from registry and peers is
 * reverted.
 */
@NullMarked
package dev.wm.agent.confirm;

import org.jspecify.annotations.NullMarked;
