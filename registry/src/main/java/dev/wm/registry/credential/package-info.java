/**
 * Credentials and enrolment tokens: generated, stored as hashes, redeemed and revoked.
 */
@NullMarked
package dev.wm.registry.credential;

import org.jspecify.annotations.NullMarked;
