package dev.wm.agent.json;

import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Reads what a gateway said of itself.
 */
final class ReportReader {

	private final JsonReader json;

	ReportReader(JsonReader json) {
		this.json = json;
	}

	GatewayReport report() {
		String appliedTag = null;
		Long appliedRevision = null;
		String revertedTag = null;
		String version = null;
		List<Cidr> lans = null;
		List<IpAddress> lanAddresses = null;
		List<Cidr> uplinks = null;
		List<SubsystemReport> subsystems = null;
		List<PeerReport> peers = null;
		List<Repair> repairs = null;
		List<String> problems = null;
		List<HostSighting> sightings = null;
		List<FirewallBlock> blocks = null;
		Long clock = null;
		List<RefusedSource> refused = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "applied_tag" -> appliedTag = this.json.anyText();
				case "applied_revision" -> appliedRevision = this.json.number();
				case "reverted_tag" -> revertedTag = this.json.anyText();
				case "version" -> version = this.json.anyText();
				case "lans" -> lans = this.json.list(() -> Values.network(this.json));
				case "lan_addresses" -> lanAddresses = this.json.list(() -> Values.address(this.json));
				case "uplinks" -> uplinks = this.json.list(() -> Values.network(this.json));
				case "products" -> subsystems = this.json.list(this::subsystem);
				case "peers" -> peers = this.json.list(this::peer);
				case "repairs" -> repairs = this.json.list(this::repair);
				case "problems" -> problems = this.json.list(this.json::anyText);
				case "blocks" -> blocks = this.json.list(this::block);
				case "sightings" -> sightings = this.json.list(this::sighting);
				case "clock" -> clock = this.json.number();
				case "refused_sources" -> refused = this.json.list(this::refused);
				default -> this.json.skip();
			}
		}
		return new GatewayReport(appliedTag, appliedRevision, revertedTag, requirePresent(version, "version"),
				requirePresent(lans, "lans"), lanAddresses, requirePresent(uplinks, "uplinks"),
				requirePresent(subsystems, "products"), requirePresent(peers, "peers"),
				requirePresent(repairs, "repairs"), requirePresent(problems, "problems"), sightings, blocks, clock,
				refused);
	}

	private FirewallBlock block() {
		String detail = null;
		String command = null;
		Boolean certain = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "detail" -> detail = this.json.anyText();
				case "command" -> command = this.json.anyText();
				case "certain" -> certain = this.json.flag();
				default -> this.json.skip();
			}
		}
		return new FirewallBlock(requirePresent(detail, "detail"), requirePresent(command, "command"),
				requirePresent(certain, "certain"));
	}

	private HostSighting sighting() {
		HostName name = null;
		IpAddress address = null;
		MacAddress mac = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "name" -> name = Values.hostName(this.json);
				case "address" -> address = Values.address(this.json);
				case "mac" -> mac = Values.macAddress(this.json);
				default -> this.json.skip();
			}
		}
		return new HostSighting(requirePresent(name, "name"), requirePresent(address, "address"),
				requirePresent(mac, "mac"));
	}

	private RefusedSource refused() {
		IpAddress address = null;
		Long packets = null;
		Long age = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "address" -> address = Values.address(this.json);
				case "packets" -> packets = this.json.number();
				case "age" -> age = this.json.number();
				default -> this.json.skip();
			}
		}
		return new RefusedSource(requirePresent(address, "address"), requirePresent(packets, "packets"),
				requirePresent(age, "age"));
	}

	private SubsystemReport subsystem() {
		Subsystem subsystem = null;
		SubsystemState state = null;
		String detail = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "product" -> subsystem = Values.choice(this.json, Subsystem.values());
				case "state" -> state = Values.choice(this.json, SubsystemState.values());
				case "detail" -> detail = this.json.anyText();
				default -> this.json.skip();
			}
		}
		return new SubsystemReport(requirePresent(subsystem, "product"), requirePresent(state, "state"), detail);
	}

	private PeerReport peer() {
		PublicKey publicKey = null;
		Endpoint endpoint = null;
		Long handshakeAge = null;
		Long receivedBytes = null;
		Long sentBytes = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "public_key" -> publicKey = Values.publicKey(this.json);
				case "endpoint" -> endpoint = Values.endpoint(this.json);
				case "handshake_age" -> handshakeAge = this.json.number();
				case "received_bytes" -> receivedBytes = this.json.number();
				case "sent_bytes" -> sentBytes = this.json.number();
				default -> this.json.skip();
			}
		}
		return new PeerReport(requirePresent(publicKey, "public_key"), endpoint, handshakeAge,
				requirePresent(receivedBytes, "received_bytes"), requirePresent(sentBytes, "sent_bytes"));
	}

	private Repair repair() {
		Subsystem subsystem = null;
		String detail = null;
		Long age = null;
		this.json.object();
		for (String member = this.json.member(); member != null; member = this.json.member()) {
			switch (member) {
				case "product" -> subsystem = Values.choice(this.json, Subsystem.values());
				case "detail" -> detail = this.json.anyText();
				case "age" -> age = this.json.number();
				default -> this.json.skip();
			}
		}
		return new Repair(requirePresent(subsystem, "product"), requirePresent(detail, "detail"),
				requirePresent(age, "age"));
	}

}
