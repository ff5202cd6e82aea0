package dev.wm.agent.loop;

import java.util.List;
import java.util.Map;

import dev.wm.agent.firewall.ForeignRules;
import dev.wm.agent.firewall.MeshTraffic;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.probe.PinTargets;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.reconcile.ConfigSummary;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.OwnSite;

/**
 * What the mesh's traffic on this gateway follows from.
 *
 * @param summary the applied configuration's
 * @param mesh the WireGuard interface
 * @param lans this gateway's LANs
 */
record FirewallTargets(ConfigSummary summary, String mesh, List<PinTargets.Lan> lans) {

	/**
	 * The traffic.
	 * @param firewalls the machine's other firewalls
	 * @param rules their rules
	 * @throws dev.wm.agent.host.HostException if its interfaces cannot be listed
	 */
	MeshTraffic traffic(ForeignFirewalls firewalls, ForeignRules rules) {
		OwnSite own = this.summary.own();
		List<ProbeTargets.GatewayTarget> others = this.summary.targets().others();
		IpAddress far = others.isEmpty() ? elsewhere(own.subnet()) : others.getFirst().overlay();
		return new MeshTraffic(this.mesh, this.summary.supernet(), own.subnet(), own.gateway(), far,
				own.listenPort().number(), firewalls.uplink(), this.lans.stream().map(this::lan).toList(),
				rules.seesLinks() ? firewalls.ports() : Map.of());
	}

	// Of a site that there may be one day.
	private IpAddress elsewhere(Cidr subnet) {
		IpAddress next = subnet.last().plus(2);
		return this.summary.supernet().contains(next) ? next : this.summary.supernet().address().plus(1);
	}

	// A host of that LAN, or an address that one could have.
	private MeshTraffic.Lan lan(PinTargets.Lan lan) {
		IpAddress host = this.summary.targets()
			.hosts()
			.stream()
			.map(ProbeTargets.HostTarget::local)
			.filter(lan.address().network()::contains)
			.findFirst()
			.orElseGet(() -> lan.address().address().plus(1));
		return new MeshTraffic.Lan(lan.lan().text(), lan.address(), host,
				this.summary.masqueraded().stream().anyMatch(lan.address().network()::contains));
	}

}
