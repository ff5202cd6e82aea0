/**
 * What a gateway's requests tell: when it was last seen, and its public address.
 */
@NullMarked
package dev.wm.registry.presence;

import org.jspecify.annotations.NullMarked;
