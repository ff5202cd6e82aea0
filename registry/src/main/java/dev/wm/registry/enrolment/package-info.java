/**
 * Enrolment of gateways: one-use tokens, the site's rules, the credential and the key.
 */
@NullMarked
package dev.wm.registry.enrolment;

import org.jspecify.annotations.NullMarked;
