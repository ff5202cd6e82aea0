package dev.wm.agent.plan;

/**
 * What an action belongs to: once one fails, the rest of its subsystem has to wait.
 */
public enum Subsystem {

	/** The nftables table. */
	FIREWALL,

	/** Connections of those who may no longer have them. */
	FLOWS,

	/** The kernel's forwarding, which has to wait for the firewall. */
	FORWARDING,

	/** The interface, its peers, address and route. */
	TUNNEL,

	/** The site's resolver. */
	NAMES

}
