package dev.wm.registry.check.rule;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * The findings about a pinned host that its gateway sees otherwise than pinned.
 */
public final class HostPinFindings {

	/** The host is at another LAN address. */
	public static final String MOVED = "host_moved";

	/** Another machine has the host's LAN address. */
	public static final String TAKEN = "host_taken";

	private HostPinFindings() {
	}

	/**
	 * Another machine has the host's LAN address.
	 * @param host the pinned host
	 * @param other the Ethernet address that answers there
	 * @return the finding
	 */
	public static Finding taken(Host host, MacAddress other) {
		return new Finding(Severity.ERROR, TAKEN, "host", host.name().toString(),
				host.localAddress() + " answers from " + other + ", but " + host.name() + " is pinned to " + host.mac()
						+ ": its gateway lets nothing of that machine into the mesh.",
				"Give that machine another address; if it is the host with another network card, pin that: wm edit host "
						+ host.name() + " --mac " + other);
	}

	/**
	 * The host is at another LAN address.
	 * @param host the pinned host
	 * @param address where it is now
	 * @param holder the host that has this address in the mesh, null if none has
	 * @return the finding
	 */
	static Finding moved(Host host, IpAddress address, @Nullable Host holder) {
		String command = "wm edit host " + host.name() + " --set local_address=" + address;
		String remedy = (holder != null)
				? "That is the local address of " + holder.name() + ": give that host the one that it has now, then: "
				: host.follow() ? "Its address follows by itself, once in ten minutes at most; to have it at once: "
						: "Give it the new address: ";
		return new Finding(Severity.ERROR, MOVED, "host", host.name().toString(),
				host.name() + " (" + host.mac() + ") has moved from " + host.localAddress() + " to " + address
						+ " on the LAN of " + host.name().domain() + ".",
				remedy + command);
	}

}
