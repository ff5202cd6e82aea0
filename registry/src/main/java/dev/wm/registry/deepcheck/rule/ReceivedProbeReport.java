package dev.wm.registry.deepcheck.rule;

import java.time.Instant;

import dev.wm.contract.v1.check.ProbeReport;

/**
 * A received probe report.
 *
 * @param at when it was received, on this registry's clock
 * @param report the report
 */
public record ReceivedProbeReport(Instant at, ProbeReport report) {
}
