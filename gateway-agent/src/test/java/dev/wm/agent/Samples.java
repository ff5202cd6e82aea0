package dev.wm.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import tools.jackson.databind.json.JsonMapper;

/** Values that several tests start from. */
public final class Samples {

	public static final PrivateKey KEY = key(1);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Samples() {
	}

	public static PrivateKey key(int number) {
		byte[] bytes = new byte[32];
		Arrays.fill(bytes, (byte) number);
		return PrivateKey.of(bytes);
	}

	/** The gateway of sheen (172.30.2.0/24), with two other sites and two hosts. */
	public static GatewayConfig config() {
		return config(KEY.publicKey(),
				List.of(peer("osrc", "172.30.3.0/24", 3, null), peer("wg", "172.30.1.0/24", 2, "203.0.113.10:51820")),
				List.of(host("nas", "192.168.1.11", "172.30.2.3"), host("server", "192.168.1.10", "172.30.2.2")));
	}

	/** The hub's, with aliases and wildcards near and far. */
	public static GatewayConfig aliases() {
		GatewayConfig hub = hub();
		return new GatewayConfig(hub.meshName(), hub.supernet(), hub.site(), hub.peers(),
				hub.hosts().stream().map(Samples::aliased).toList(), hub.devices(), hub.domains(),
				hub.names().stream().map(Samples::aliased).toList());
	}

	private static List<HostAlias> aliases(String name) {
		return switch (name) {
			case "server.sheen" -> List.of(HostAlias.parse("*.apps"), HostAlias.parse("git"));
			case "kiosk.osrc" ->
				List.of(HostAlias.parse("*.booth"), HostAlias.parse("*.kiosk"), HostAlias.parse("till"));
			default -> List.of();
		};
	}

	private static Host aliased(Host host) {
		return new Host(host.name(), host.localAddress(), host.overlayAddress(), host.type(), host.masquerade(),
				host.mac(), host.follow(), aliases(host.name().toString()));
	}

	private static NameRecord aliased(NameRecord name) {
		return new NameRecord(name.name(), name.address(), name.isolated(), aliases(name.name().toString()));
	}

	/** The same gateway as the hub, with two devices and a camera. */
	public static GatewayConfig hub() {
		GatewayConfig config = config(KEY.publicKey(), config().peers(),
				List.of(host("nas", "192.168.1.11", "172.30.2.3"), host("server", "192.168.1.10", "172.30.2.2"),
						new Host(HostName.parse("cam.sheen"), IpAddress.parse("192.168.1.20"),
								IpAddress.parse("172.30.2.4"), HostType.ISOLATED, true)));
		List<NameRecord> names = new ArrayList<>(config.names());
		names.removeIf((name) -> name.address().equals(IpAddress.parse("172.30.2.4")));
		names.addAll(List.of(isolated("cam.sheen", "172.30.2.4"), name("laptop.sheen", "172.30.2.5"),
				name("laptop.hub", "172.30.2.5"), isolated("sensor.sheen", "172.30.2.9"),
				isolated("sensor.hub", "172.30.2.9"), isolated("kiosk.osrc", "172.30.3.7")));
		OwnSite site = config.site();
		return new GatewayConfig(config.meshName(), config.supernet(),
				new OwnSite(site.domain(), site.subnet(), site.gateway(), true, site.publicKey(), site.listenPort(),
						false),
				config.peers(), config.hosts(),
				List.of(device("laptop", 21, "172.30.2.5"), device("sensor", 22, "172.30.2.9")), config.domains(),
				names);
	}

	public static DevicePeer device(String name, int key, String address) {
		return new DevicePeer(DnsLabel.parse(name), key(key).publicKey(), IpAddress.parse(address));
	}

	public static NameRecord isolated(String name, String address) {
		return new NameRecord(HostName.parse(name), IpAddress.parse(address), true);
	}

	public static GatewayConfig config(PublicKey key, List<PeerSite> peers, List<Host> hosts) {
		List<NameRecord> names = new ArrayList<>(List.of(name("gw.sheen", "172.30.2.1"), name("gw.hub", "172.30.1.1")));
		List<SiteDomain> domains = new ArrayList<>(List.of(SiteDomain.HUB, SiteDomain.parse("sheen")));
		for (PeerSite peer : peers) {
			names.add(NameRecord.of(peer.domain().gateway(), peer.subnet().address().plus(1)));
			domains.add(peer.domain());
		}
		hosts.forEach((host) -> names.add(NameRecord.of(host.name(), host.overlayAddress())));
		return new GatewayConfig(MeshName.parse("home"), Cidr.parse("172.30.0.0/16"), site(key), peers, hosts,
				List.of(), domains, names);
	}

	public static OwnSite site(PublicKey key) {
		return new OwnSite(SiteDomain.parse("sheen"), Cidr.parse("172.30.2.0/24"), IpAddress.parse("172.30.2.1"), false,
				key, Port.WIREGUARD, false);
	}

	public static PeerSite peer(String domain, String subnet, int key,
			@org.jspecify.annotations.Nullable String endpoint) {
		return new PeerSite(SiteDomain.parse(domain), Cidr.parse(subnet), key(key).publicKey(),
				(endpoint != null) ? Endpoint.parse(endpoint) : null);
	}

	public static Host host(String label, String local, String overlay) {
		return Host.standard(HostName.parse(label + ".sheen"), IpAddress.parse(local), IpAddress.parse(overlay));
	}

	public static NameRecord name(String name, String address) {
		return NameRecord.of(HostName.parse(name), IpAddress.parse(address));
	}

	public static LocalContext context() {
		return new LocalContext(KEY, List.of(LanAddress.parse("eth0", "192.168.1.250/24")),
				List.of(NameServer.parse("192.168.1.1")), false, false);
	}

	/** A machine that is on another LAN too. */
	public static LocalContext twoLans() {
		return new LocalContext(KEY,
				List.of(LanAddress.parse("eth1", "10.7.0.250/24"), LanAddress.parse("eth0", "192.168.1.250/24")),
				List.of(NameServer.parse("192.168.1.1")), false, false);
	}

	public static String json(GatewayConfig config) {
		return JSON.writeValueAsString(config);
	}

	/** As the registry would send it. */
	public static CachedConfig cached(GatewayConfig config, long revision) {
		String json = json(config);
		return new CachedConfig(json, "\"" + Fingerprint.of(json).hex().substring(0, 12) + "\"", revision);
	}

}
