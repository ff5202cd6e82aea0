package dev.wm.registry.deepcheck.rule;

import java.time.Instant;

import dev.wm.contract.v1.check.ProbeReport;

/**
 * A gateway's answer.
 *
 * @param at when it came, on this registry's clock
 * @param report what it says
 */
public record ReceivedProbeReport(Instant at, ProbeReport report) {
}
