package dev.wm.agent.probe;

import dev.wm.contract.v1.check.ProbeReport;

/**
 * Runs the probes of a deep check.
 */
@FunctionalInterface
public interface Prober {

	/**
	 * Probes every target, which takes up to half a minute. Nothing stays of it.
	 * @param targets what to probe
	 * @return the results; a probe that could not be run is left out and named among the
	 * problems
	 */
	ProbeReport probe(ProbeTargets targets);

}
