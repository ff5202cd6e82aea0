/**
 * Credentials and enrolment tokens, kept as hashes, and who may call what.
 */
@NullMarked
package dev.wm.registry.access;

import org.jspecify.annotations.NullMarked;
