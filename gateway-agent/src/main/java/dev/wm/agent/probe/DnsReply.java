package dev.wm.agent.probe;

import java.util.Optional;

import dev.wm.contract.net.IpAddress;

/**
 * A name server's reply, of whatever response code.
 *
 * @param code the response code (RFC 1035, section 4.1.1)
 * @param address the first address in it, empty if there is none
 */
record DnsReply(int code, Optional<IpAddress> address) {

	private static final int NO_ERROR = 0;

	private static final int NO_SUCH_NAME = 3;

	/** Whether it says what there is and what not, rather than that the query failed. */
	boolean isFinal() {
		return this.code == NO_ERROR || this.code == NO_SUCH_NAME;
	}

}
