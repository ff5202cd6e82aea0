package dev.wm.agent.desired;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.host.Host;

/**
 * Which hosts this gateway can serve. The registry refuses a host that is on none of the
 * site's LANs, or is the gateway, but keeps one when that becomes true later. Served, its
 * overlay address would lead to wherever this machine's other routes do, so it alone is
 * left out.
 */
public final class HostPlacement {

	private final GatewayConfig config;

	private final Set<IpAddress> own;

	private final List<Cidr> lans;

	/**
	 * Places nothing yet.
	 * @param config the registry's configuration
	 * @param context this machine with its LANs
	 */
	public HostPlacement(GatewayConfig config, LocalContext context) {
		this.config = config;
		this.own = context.addresses().stream().map(InterfaceAddress::address).collect(Collectors.toSet());
		this.lans = context.lans();
	}

	/** The configuration without the hosts that are left out. */
	GatewayConfig placed() {
		List<Host> hosts = this.config.hosts().stream().filter((host) -> problem(host).isEmpty()).toList();
		return (hosts.size() == this.config.hosts().size()) ? this.config
				: new GatewayConfig(this.config.meshName(), this.config.supernet(), this.config.site(),
						this.config.peers(), hosts, this.config.devices(), this.config.domains(), this.config.names());
	}

	/**
	 * Why hosts are left out.
	 * @return a sentence for each, none if there is no LAN
	 */
	public List<String> problems() {
		return this.config.hosts().stream().flatMap((host) -> problem(host).stream()).toList();
	}

	private Optional<String> problem(Host host) {
		if (this.own.contains(host.localAddress())) {
			return Optional.of(host.name() + " is left out: its local address " + host.localAddress()
					+ " is this gateway's own. " + remedy(host));
		}
		return AddressRules.isInLan(this.lans, host.localAddress()) ? Optional.empty() : Optional.of(host.name()
				+ " is left out: its local address " + host.localAddress() + " is in none of this gateway's LANs ("
				+ this.lans.stream().map(Cidr::toString).collect(Collectors.joining(", ")) + "). " + remedy(host));
	}

	private static String remedy(Host host) {
		return "Correct it: wm edit host " + host.name() + ".";
	}

}
