/**
 * A site's gateway: how it enrols, what it reports, and whether it lives.
 */
@NullMarked
package dev.wm.registry.gateway;

import org.jspecify.annotations.NullMarked;
