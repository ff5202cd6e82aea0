/**
 * Credentials of callers as the API shows and issues them.
 */
@NullMarked
package dev.wm.contract.v1.credential;

import org.jspecify.annotations.NullMarked;
