package dev.wm.agent.firewall;

/**
 * What a packet has gone through when a chain sees it, whatever the hook is called in the
 * chain's family.
 */
enum Stage {

	/**
	 * It has come in by an interface: ingress, and what a bridge takes from its ports.
	 */
	ARRIVAL,

	/** It is about to be routed. */
	PREROUTING,

	/** It is this machine's. */
	INPUT,

	/** It is handed on. */
	FORWARD,

	/** This machine has made it. */
	OUTPUT,

	/** It has been routed. */
	POSTROUTING,

	/** It leaves by an interface: egress, and what a bridge sends out by its ports. */
	DEPARTURE,

	/** No packet of the mesh is seen there. */
	NONE;

	static Stage of(String family, String hook) {
		if (hook.equals("ingress")) {
			return ARRIVAL;
		}
		if (hook.equals("egress")) {
			return DEPARTURE;
		}
		return family.equals("bridge") ? ofBridge(hook) : ofIp(hook);
	}

	private static Stage ofBridge(String hook) {
		return switch (hook) {
			case "prerouting", "input" -> ARRIVAL;
			case "output", "postrouting" -> DEPARTURE;
			default -> NONE;
		};
	}

	private static Stage ofIp(String hook) {
		return switch (hook) {
			case "prerouting" -> PREROUTING;
			case "input" -> INPUT;
			case "forward" -> FORWARD;
			case "output" -> OUTPUT;
			case "postrouting" -> POSTROUTING;
			default -> NONE;
		};
	}

	/** Whether it goes away from this machine. */
	boolean isOutward() {
		return this == OUTPUT || this == POSTROUTING || this == DEPARTURE;
	}

}
