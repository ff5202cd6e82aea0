package dev.wm.agent.probe;

import dev.wm.contract.v1.check.ProbeReport;

/**
 * Looks around.
 */
@FunctionalInterface
public interface Prober {

	/**
	 * Looks at everything, which takes up to half a minute. It changes nothing.
	 * @param targets what there is to look at
	 * @return what it found; what it could not look at is left out and said
	 */
	ProbeReport look(ProbeTargets targets);

}
