package dev.wm.agent.loop;

import java.util.List;

import dev.wm.agent.firewall.MeshTraffic;
import dev.wm.agent.probe.PinTargets;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.reconcile.ConfigSummary;
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
	 * @param uplink the interface of the default route, empty if there is none
	 */
	MeshTraffic traffic(String uplink) {
		OwnSite own = this.summary.own();
		List<ProbeTargets.GatewayTarget> others = this.summary.targets().others();
		IpAddress far = others.isEmpty() ? own.subnet().last().plus(2) : others.getFirst().overlay();
		return new MeshTraffic(this.mesh, own.subnet(), own.gateway(), far, own.listenPort().number(), uplink,
				this.lans.stream().map(this::lan).toList());
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
		return new MeshTraffic.Lan(lan.lan().text(), lan.address().address(), host);
	}

}
