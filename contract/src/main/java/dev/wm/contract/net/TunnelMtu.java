package dev.wm.contract.net;

/**
 * The MTU of the tunnel: what WireGuard's own headers leave of an Ethernet frame.
 */
public final class TunnelMtu {

	/**
	 * Bytes of the largest packet that the tunnel carries: 1500 less 80 for an outer
	 * IPv6, UDP and WireGuard header (wg-quick(8)).
	 */
	public static final int BYTES = 1420;

	private TunnelMtu() {
	}

}
