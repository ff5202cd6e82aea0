/**
 * Hosts behind a gateway as the API reads and writes them.
 */
@NullMarked
package dev.wm.contract.v1.host;

import org.jspecify.annotations.NullMarked;
