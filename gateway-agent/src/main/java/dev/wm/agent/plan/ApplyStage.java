package dev.wm.agent.plan;

import dev.wm.contract.v1.gateway.Subsystem;

/**
 * A stage of an apply, finer than a {@link Subsystem}: the constants are in the order in
 * which stages are applied. Once an action fails, the rest of its stage has to wait.
 */
public enum ApplyStage {

	/** The nftables table. */
	FIREWALL(Subsystem.FIREWALL),
	/** The conntrack entries of addresses that the table no longer admits. */
	FLOWS(Subsystem.FIREWALL),
	/** The routing rules that shut the mesh while the table is missing. */
	GUARD(Subsystem.ROUTES),
	/** IPv4 forwarding, which has to wait for the firewall. */
	FORWARDING(Subsystem.ROUTES),
	/** The WireGuard interface, its peers, addresses and route. */
	TUNNEL(Subsystem.WIREGUARD),
	/** The site's dnsmasq. */
	NAMES(Subsystem.NAMES);

	private final Subsystem subsystem;

	ApplyStage(Subsystem subsystem) {
		this.subsystem = subsystem;
	}

	/** The subsystem that the stage is reported under. */
	public Subsystem subsystem() {
		return this.subsystem;
	}

}
