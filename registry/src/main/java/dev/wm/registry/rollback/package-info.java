/**
 * Brings sites, hosts and devices back to an earlier revision, as one new write.
 */
@NullMarked
package dev.wm.registry.rollback;

import org.jspecify.annotations.NullMarked;
