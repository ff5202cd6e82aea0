/**
 * Notices writes of other registries: PostgreSQL notifications, and a poll each second.
 */
@NullMarked
package dev.wm.registry.watch;

import org.jspecify.annotations.NullMarked;
