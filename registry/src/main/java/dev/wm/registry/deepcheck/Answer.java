package dev.wm.registry.deepcheck;

import java.time.Instant;

import dev.wm.contract.v1.check.ProbeReport;

/**
 * A gateway's answer.
 *
 * @param at when it came, on this registry's clock
 * @param report what it says
 */
record Answer(Instant at, ProbeReport report) {
}
