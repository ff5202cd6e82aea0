/**
 * How a gateway or a device joins: one-use tokens, enrolment requests and results.
 */
@NullMarked
package dev.wm.contract.v1.enrolment;

import org.jspecify.annotations.NullMarked;
