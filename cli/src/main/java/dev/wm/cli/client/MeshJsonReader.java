package dev.wm.cli.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.site.Site;

/**
 * The contract's records that {@code wm list} shows, read without data binding. A test
 * compares them with what data binding makes of the same documents.
 */
final class MeshJsonReader {

	private MeshJsonReader() {
	}

	static <T> Listing<T> listing(JsonMembers json, Function<JsonMembers, T> item) {
		return new Listing<>(json.objects("items", item), json.optional("next", (next) -> next));
	}

	static MeshConfig config(JsonMembers json) {
		return new MeshConfig(json.value("mesh_name", MeshName::parse), json.value("network", NetworkLabel::parse),
				json.value("supernet", Cidr::parse), json.objects("sites", MeshJsonReader::site),
				json.objects("hosts", MeshJsonReader::host), json.objects("devices", MeshJsonReader::device));
	}

	static Site site(JsonMembers json) {
		return new Site(json.value("domain", SiteDomain::parse), json.value("subnet", Cidr::parse),
				json.value("gateway", IpAddress::parse), json.flag("hub"),
				json.optional("public_key", PublicKey::parse), json.optional("endpoint", Endpoint::parse),
				port(json.number("listen_port")), json.texts("lans", Cidr::parse), isAskedForKey(json));
	}

	static Host host(JsonMembers json) {
		return new Host(json.value("name", HostName::parse), json.value("local_address", IpAddress::parse),
				json.value("overlay_address", IpAddress::parse), json.choice("type", HostType.class),
				json.flag("masquerade"));
	}

	static Device device(JsonMembers json) {
		return new Device(json.value("name", DnsLabel::parse), json.value("overlay_address", IpAddress::parse),
				json.choice("type", DeviceType.class), json.optional("public_key", PublicKey::parse),
				isAskedForKey(json));
	}

	private static boolean isAskedForKey(JsonMembers json) {
		return json.has("rotate_key") && json.flag("rotate_key");
	}

	static Gateway gateway(JsonMembers json) {
		return new Gateway(json.value("site", SiteDomain::parse), json.flag("enrolled"), json.flag("in_sync"),
				json.optional("last_seen", MeshJsonReader::instant), json.optional("version", (version) -> version),
				json.optional("public_address", IpAddress::parse),
				json.has("applied_revision") ? json.number("applied_revision") : null,
				json.optional("reverted_tag", (tag) -> tag), json.texts("uplinks", Cidr::parse),
				json.objects("products", MeshJsonReader::subsystem), json.objects("peers", MeshJsonReader::peer),
				json.objects("repairs", MeshJsonReader::repair), json.texts("problems", (problem) -> problem));
	}

	private static SubsystemReport subsystem(JsonMembers json) {
		return new SubsystemReport(json.choice("product", Subsystem.class), json.choice("state", SubsystemState.class),
				json.optional("detail", (detail) -> detail));
	}

	private static PeerStatus peer(JsonMembers json) {
		return new PeerStatus(json.text("name"), json.optional("endpoint", Endpoint::parse),
				json.optional("last_handshake", MeshJsonReader::instant), json.number("received_bytes"),
				json.number("sent_bytes"));
	}

	private static Repair repair(JsonMembers json) {
		return new Repair(json.choice("product", Subsystem.class), json.text("detail"), json.number("age"));
	}

	private static Port port(long number) {
		return Port.of(Math.clamp(number, 0, Integer.MAX_VALUE));
	}

	private static Instant instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new InvalidValueException("A time is not in ISO 8601.");
		}
	}

}
