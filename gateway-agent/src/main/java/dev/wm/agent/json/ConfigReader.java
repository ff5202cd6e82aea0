package dev.wm.agent.json;

import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Reads the registry's document, which has thousands of names.
 */
final class ConfigReader {

	private final JsonReader json;

	private final List<NameRecord> known;

	private int next;

	private @Nullable SiteDomain lastDomain;

	private ConfigReader(JsonReader json, List<NameRecord> known) {
		this.json = json;
		this.known = known;
	}

	static GatewayConfig read(JsonReader json, List<NameRecord> known) {
		return new ConfigReader(json, known).config();
	}

	private GatewayConfig config() {
		MeshName meshName = null;
		Cidr supernet = null;
		OwnSite site = null;
		List<PeerSite> peers = null;
		List<Host> hosts = null;
		List<DevicePeer> devices = null;
		List<SiteDomain> domains = null;
		List<NameRecord> names = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "mesh_name" -> meshName = Values.meshName(this.json);
				case "supernet" -> supernet = Values.network(this.json);
				case "site" -> site = site();
				case "peers" -> peers = this.json.list(this::peer);
				case "hosts" -> hosts = this.json.list(this::host);
				case "devices" -> devices = this.json.list(this::device);
				case "domains" -> domains = this.json.list(this::domain);
				case "names" -> names = this.json.list(this::name);
				default -> this.json.skip();
			}
		}
		return new GatewayConfig(requirePresent(meshName, "mesh_name"), requirePresent(supernet, "supernet"),
				requirePresent(site, "site"), requirePresent(peers, "peers"), requirePresent(hosts, "hosts"),
				requirePresent(devices, "devices"), requirePresent(domains, "domains"), requirePresent(names, "names"));
	}

	private OwnSite site() {
		SiteDomain domain = null;
		Cidr subnet = null;
		IpAddress gateway = null;
		Boolean hub = null;
		PublicKey publicKey = null;
		Port listenPort = null;
		Boolean rotateKey = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "domain" -> domain = Values.domain(this.json);
				case "subnet" -> subnet = Values.network(this.json);
				case "gateway" -> gateway = Values.address(this.json);
				case "hub" -> hub = this.json.flag();
				case "public_key" -> publicKey = Values.publicKey(this.json);
				case "listen_port" -> listenPort = Values.port(this.json);
				case "rotate_key" -> rotateKey = this.json.flag();
				default -> this.json.skip();
			}
		}
		return new OwnSite(requirePresent(domain, "domain"), requirePresent(subnet, "subnet"),
				requirePresent(gateway, "gateway"), requirePresent(hub, "hub"), requirePresent(publicKey, "public_key"),
				requirePresent(listenPort, "listen_port"), requirePresent(rotateKey, "rotate_key"));
	}

	private PeerSite peer() {
		SiteDomain domain = null;
		Cidr subnet = null;
		PublicKey publicKey = null;
		Endpoint endpoint = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "domain" -> domain = Values.domain(this.json);
				case "subnet" -> subnet = Values.network(this.json);
				case "public_key" -> publicKey = Values.publicKey(this.json);
				case "endpoint" -> endpoint = Values.endpoint(this.json);
				default -> this.json.skip();
			}
		}
		return new PeerSite(requirePresent(domain, "domain"), requirePresent(subnet, "subnet"),
				requirePresent(publicKey, "public_key"), endpoint);
	}

	private Host host() {
		HostName name = null;
		IpAddress localAddress = null;
		IpAddress overlayAddress = null;
		HostType type = null;
		Boolean masquerade = null;
		MacAddress mac = null;
		Boolean follow = null;
		List<HostAlias> aliases = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "name" -> name = hostName();
				case "local_address" -> localAddress = Values.address(this.json);
				case "overlay_address" -> overlayAddress = Values.address(this.json);
				case "type" -> type = Values.choice(this.json, HostType.values());
				case "masquerade" -> masquerade = this.json.flag();
				case "mac" -> mac = Values.macAddress(this.json);
				case "follow" -> follow = this.json.flag();
				case "aliases" -> aliases = this.json.list(this::alias);
				default -> this.json.skip();
			}
		}
		return new Host(requirePresent(name, "name"), requirePresent(localAddress, "local_address"),
				requirePresent(overlayAddress, "overlay_address"), requirePresent(type, "type"),
				requirePresent(masquerade, "masquerade"), mac, follow != null && follow,
				(aliases != null) ? aliases : List.of());
	}

	private DevicePeer device() {
		DnsLabel name = null;
		PublicKey publicKey = null;
		IpAddress overlayAddress = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "name" -> name = Values.label(this.json);
				case "public_key" -> publicKey = Values.publicKey(this.json);
				case "overlay_address" -> overlayAddress = Values.address(this.json);
				default -> this.json.skip();
			}
		}
		return new DevicePeer(requirePresent(name, "name"), requirePresent(publicKey, "public_key"),
				requirePresent(overlayAddress, "overlay_address"));
	}

	private @Nullable SiteDomain domain() {
		return Values.domain(this.json);
	}

	private @Nullable HostAlias alias() {
		return Values.alias(this.json);
	}

	private NameRecord name() {
		String name = null;
		IpAddress address = null;
		Boolean isolated = null;
		List<HostAlias> aliases = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "name" -> name = this.json.text();
				case "address" -> address = Values.address(this.json);
				case "isolated" -> isolated = this.json.flag();
				case "aliases" -> aliases = this.json.list(this::alias);
				default -> this.json.skip();
			}
		}
		return name(requirePresent(name, "name"), requirePresent(address, "address"), isolated != null && isolated,
				(aliases != null) ? aliases : List.of());
	}

	// Both lists are sorted: what is not next has come, and what is after next, gone.
	private NameRecord name(String name, IpAddress address, boolean isolated, List<HostAlias> aliases) {
		for (int place = this.next; place < this.known.size() && place <= this.next + 1; place++) {
			NameRecord candidate = this.known.get(place);
			if (candidate.address().equals(address) && candidate.isolated() == isolated
					&& candidate.aliases().equals(aliases) && isText(candidate.name(), name)) {
				this.next = place + 1;
				return candidate;
			}
		}
		return new NameRecord(hostName(name), address, isolated, aliases);
	}

	private static boolean isText(HostName name, String text) {
		String label = name.label().text();
		String domain = name.domain().label().text();
		return text.length() == label.length() + 1 + domain.length() && text.startsWith(label)
				&& text.charAt(label.length()) == '.' && text.endsWith(domain);
	}

	private @Nullable HostName hostName() {
		String text = this.json.text();
		return (text != null) ? hostName(text) : null;
	}

	// Names come sorted by domain, and the same domain need not be there a hundred times.
	private HostName hostName(String text) {
		SiteDomain domain = this.lastDomain;
		if (domain != null) {
			int dot = text.length() - domain.toString().length() - 1;
			if (dot > 0 && text.charAt(dot) == '.' && text.endsWith(domain.toString())) {
				return new HostName(DnsLabel.parse(text.substring(0, dot)), domain);
			}
		}
		HostName name = HostName.parse(text);
		this.lastDomain = name.domain();
		return name;
	}

}
