/**
 * The gateway's private key and its enrolment with the registry.
 */
@NullMarked
package dev.wm.agent.enrol;

import org.jspecify.annotations.NullMarked;
