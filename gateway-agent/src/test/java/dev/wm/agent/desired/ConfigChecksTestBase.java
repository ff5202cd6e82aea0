package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Configurations that differ from the hub's in one thing. */
abstract class ConfigChecksTestBase {

	static final GatewayConfig HUB = Samples.hub();

	static void require(GatewayConfig config) {
		ConfigChecks.require(config, Samples.KEY.publicKey());
	}

	static void assertRefused(GatewayConfig config, String... reasons) {
		assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(() -> require(config))
			.withMessage(String.join(" ", reasons));
	}

	static OwnSite site(SiteDomain domain, String subnet, String gateway, boolean hub) {
		return new OwnSite(domain, Cidr.parse(subnet), IpAddress.parse(gateway), hub, HUB.site().publicKey(),
				HUB.site().listenPort(), false);
	}

	static GatewayConfig config(OwnSite site, List<PeerSite> peers, List<Host> hosts, List<DevicePeer> devices,
			List<NameRecord> names) {
		return new GatewayConfig(HUB.meshName(), HUB.supernet(), site, peers, hosts, devices, HUB.domains(), names);
	}

	static GatewayConfig site(OwnSite site) {
		return config(site, HUB.peers(), HUB.hosts(), HUB.devices(), HUB.names());
	}

	static GatewayConfig peer(PeerSite more) {
		return new GatewayConfig(HUB.meshName(), HUB.supernet(), HUB.site(), with(HUB.peers(), more), HUB.hosts(),
				HUB.devices(), with(HUB.domains(), more.domain()),
				named(NameRecord.of(more.domain().gateway(), more.subnet().address().plus(1))));
	}

	/** With the name that the registry gives it. */
	static GatewayConfig host(Host more) {
		boolean own = more.name().domain().equals(HUB.site().domain()) && !more.name().isGateway();
		return config(HUB.site(), HUB.peers(), with(HUB.hosts(), more), HUB.devices(),
				own ? named(NameRecord.of(more.name(), more.overlayAddress())) : HUB.names());
	}

	static List<NameRecord> named(NameRecord more) {
		return HUB.names().stream().anyMatch((name) -> name.name().equals(more.name())) ? HUB.names()
				: with(HUB.names(), more);
	}

	static GatewayConfig domains(SiteDomain... domains) {
		return new GatewayConfig(HUB.meshName(), HUB.supernet(), HUB.site(), HUB.peers(), HUB.hosts(), HUB.devices(),
				List.of(domains), HUB.names());
	}

	static GatewayConfig device(DevicePeer more) {
		return config(HUB.site(), HUB.peers(), HUB.hosts(), with(HUB.devices(), more), HUB.names());
	}

	/** With more names, which come last; the others are in order. */
	static GatewayConfig names(NameRecord... more) {
		List<NameRecord> names = new ArrayList<>(
				HUB.names().stream().sorted(Comparator.comparing(NameRecord::name)).toList());
		names.addAll(List.of(more));
		return config(HUB.site(), HUB.peers(), HUB.hosts(), HUB.devices(), names);
	}

	static GatewayConfig withoutName(String name) {
		return config(HUB.site(), HUB.peers(), HUB.hosts(), HUB.devices(),
				HUB.names().stream().filter((record) -> !record.name().toString().equals(name)).toList());
	}

	static GatewayConfig alone(String supernet, String subnet) {
		Cidr network = Cidr.parse(subnet);
		IpAddress gateway = network.address().plus(1);
		return new GatewayConfig(HUB.meshName(), Cidr.parse(supernet),
				site(SiteDomain.parse("sheen"), subnet, gateway.toString(), false), List.of(), List.of(), List.of(),
				List.of(SiteDomain.parse("sheen")), List.of(Samples.name("gw.sheen", gateway.toString())));
	}

	static <T> List<T> with(List<T> items, T more) {
		List<T> all = new ArrayList<>(items);
		all.add(more);
		return all;
	}

}
