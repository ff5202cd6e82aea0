package dev.wm.agent.firewall;

/**
 * What a chain does to packets that it should leave alone.
 */
public enum Effect {

	/** They do not pass. */
	DROP,

	/** They pass from another address. */
	SOURCE,

	/** They go to another address. */
	DESTINATION

}
