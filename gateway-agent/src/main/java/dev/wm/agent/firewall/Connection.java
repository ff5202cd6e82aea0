package dev.wm.agent.firewall;

import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What conntrack knows of a packet.
 *
 * @param state {@code new}, {@code established}, or {@code invalid} where it has not seen
 * the packet
 * @param original the address that the connection's first packet was sent to, null where
 * it is unknown
 * @param translated whether that was translated (DNAT)
 */
record Connection(String state, @Nullable IpAddress original, boolean translated) {

	/** The state of a connection's first packet. */
	static final String NEW = "new";

	/** Of a packet that conntrack has not seen. */
	static final Connection NONE = new Connection("invalid", null, false);

	static Connection begun(IpAddress original) {
		return new Connection(NEW, original, false);
	}

	static Connection answered(IpAddress original) {
		return new Connection("established", original, false);
	}

	/** The same after its destination was translated. */
	Connection withTranslation() {
		return new Connection(this.state, this.original, true);
	}

	boolean isNew() {
		return this.state.equals(NEW);
	}

}
