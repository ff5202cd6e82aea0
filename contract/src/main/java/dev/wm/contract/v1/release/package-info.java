/**
 * Releases, and how they reach the gateways, as the API shows them.
 */
@NullMarked
package dev.wm.contract.v1.release;

import org.jspecify.annotations.NullMarked;
