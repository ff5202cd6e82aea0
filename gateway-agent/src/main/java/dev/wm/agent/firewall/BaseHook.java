package dev.wm.agent.firewall;

import java.util.List;

/**
 * Where the kernel calls a base chain (nft(8), "Chains").
 *
 * @param type {@code filter}, {@code nat} or {@code route}, empty for a chain that others
 * jump to
 * @param name the hook's name, such as {@code forward}, empty for a chain that others
 * jump to
 * @param priority the order among the chains of a hook, the lowest first
 * @param drops whether its policy is to drop
 * @param devices the interfaces that it is called for, empty for all
 */
record BaseHook(String type, String name, int priority, boolean drops, List<String> devices) {

	/** Of a chain that others jump to. */
	static final BaseHook NONE = new BaseHook("", "", 0, false, List.of());

	// NF_IP_PRI_CONNTRACK of linux/netfilter_ipv4.h, and those of the agent's own NAT.
	private static final int CONNTRACK = -200;

	private static final int DESTINATION_NAT = -100;

	private static final int SOURCE_NAT = 100;

	BaseHook {
		devices = List.copyOf(devices);
	}

	boolean isNat() {
		return this.type.equals("nat");
	}

	/** Whether packets belong to connections there. */
	boolean isTracked(Stage stage) {
		return switch (stage) {
			case ARRIVAL, DEPARTURE, NONE -> false;
			case PREROUTING, OUTPUT -> this.priority > CONNTRACK;
			default -> true;
		};
	}

	/** Whether the agent translates destinations before. */
	boolean isAfterDestinations() {
		return this.priority > DESTINATION_NAT;
	}

	/** Whether the agent translates sources before. */
	boolean isAfterSources() {
		return this.priority > SOURCE_NAT;
	}

	@Override
	public String toString() {
		return this.name + (this.devices.isEmpty() ? "" : " of " + String.join(", ", this.devices))
				+ (isNat() ? ", nat" : "") + (this.drops ? ", policy drop" : "");
	}

}
