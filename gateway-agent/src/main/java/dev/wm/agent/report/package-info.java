/**
 * The report to the registry: what it says, when it is sent, and which drift was
 * repaired.
 */
@NullMarked
package dev.wm.agent.report;

import org.jspecify.annotations.NullMarked;
