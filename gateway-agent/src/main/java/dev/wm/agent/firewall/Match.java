package dev.wm.agent.firewall;

/**
 * One condition of a rule.
 */
@FunctionalInterface
interface Match {

	/** Whether it holds for a packet. */
	Answer test(Packet packet);

}
