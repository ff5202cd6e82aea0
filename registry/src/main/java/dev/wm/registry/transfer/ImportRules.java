package dev.wm.registry.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rules for an imported document, checked in one pass without a database, so that all
 * problems are reported at once. The database constraints check again.
 */
final class ImportRules {

	private final Cidr supernet;

	private final List<String> problems = new ArrayList<>();

	private final Map<SiteDomain, Cidr> sites = new HashMap<>();

	private final Set<Object> seen = new HashSet<>();

	private @Nullable SiteDomain hub;

	ImportRules(Cidr supernet) {
		this.supernet = supernet;
	}

	List<String> problems() {
		return this.problems;
	}

	void check(ExportSection section, JsonNode row) {
		try {
			switch (section) {
				case SITES -> site(row);
				case HOSTS -> host(row);
				case DEVICES -> device(row);
				default -> {
				}
			}
		}
		catch (InvalidValueException ex) {
			this.problems.add("In " + section.text() + ": " + ex.getMessage());
		}
	}

	private void site(JsonNode row) {
		SiteDomain domain = SiteDomain.parse(text(row, "domain"));
		Cidr subnet = Cidr.parse(text(row, "subnet"));
		if (!AddressRules.isSubnet(this.supernet, subnet)) {
			this.problems
				.add("The subnet " + subnet + " of " + domain + " is not a usable part of " + this.supernet + ".");
		}
		this.sites.forEach((other, taken) -> {
			if (taken.overlaps(subnet)) {
				this.problems.add("The subnets of " + domain + " and " + other + " overlap.");
			}
		});
		if (this.sites.put(domain, subnet) != null) {
			this.problems.add("There are two sites " + domain + ".");
		}
		if (row.path("hub").asBoolean(false)) {
			if (this.hub != null) {
				this.problems.add(domain + " and " + this.hub + " are both the hub.");
			}
			this.hub = domain;
		}
		if (row.path("endpoint").isString()) {
			Endpoint.parse(row.path("endpoint").asString());
		}
		key(row, domain);
	}

	private void host(JsonNode row) {
		SiteDomain site = SiteDomain.parse(text(row, "site"));
		HostName name = site.host(DnsLabel.parse(text(row, "label")));
		IpAddress local = IpAddress.parse(text(row, "local_address"));
		if (!AddressRules.isLocal(this.supernet, local)) {
			this.problems.add("The local address " + local + " of " + name + " is not one on a LAN.");
		}
		unique(new LanAddress(site, local), "The local address " + local + " at " + site);
		pin(name, row);
		aliases(name, row);
		address(name, site, row);
	}

	private void pin(HostName name, JsonNode row) {
		if (row.path("mac").isString()) {
			MacAddress.parse(row.path("mac").asString());
		}
		else if (row.path("follow").asBoolean(false)) {
			this.problems.add(name + " follows an Ethernet address, but has none.");
		}
	}

	private void aliases(HostName name, JsonNode row) {
		row.path("aliases")
			.valueStream()
			.map((alias) -> HostAlias.parse(alias.asString("")).at(name.domain()))
			.distinct()
			.filter((alias) -> !alias.equals(name))
			.forEach((alias) -> unique(alias, "The name " + alias));
	}

	private void device(JsonNode row) {
		if (this.hub == null) {
			this.problems.add("There are devices, but there is no hub.");
			return;
		}
		HostName name = this.hub.host(DnsLabel.parse(text(row, "label")));
		address(name, this.hub, row);
		key(row, name);
	}

	private void address(HostName name, SiteDomain site, JsonNode row) {
		Cidr subnet = this.sites.get(site);
		IpAddress overlay = IpAddress.parse(text(row, "overlay_address"));
		if (subnet == null) {
			this.problems.add("There is no site for " + name + ".");
		}
		else if (!AddressRules.isMember(subnet, overlay)) {
			this.problems
				.add("The overlay address " + overlay + " of " + name + " is not a usable address in " + subnet + ".");
		}
		if (name.isGateway()) {
			this.problems.add("The name " + name + " is the gateway's.");
		}
		unique(name, "The name " + name);
		unique(overlay, "The overlay address " + overlay);
	}

	private void key(JsonNode row, Object owner) {
		JsonNode key = row.path("public_key");
		if (key.isString()) {
			unique(PublicKey.parse(key.asString()), "The public key of " + owner);
		}
	}

	private void unique(Object value, String what) {
		if (!this.seen.add(value)) {
			this.problems.add(what + " is there twice.");
		}
	}

	private static String text(JsonNode row, String member) {
		JsonNode value = row.path(member);
		if (!value.isString()) {
			throw new InvalidValueException("\"" + member + "\" is missing or not text.");
		}
		return value.asString();
	}

	/**
	 * An address on a LAN.
	 *
	 * @param site whose LAN
	 * @param address the address there
	 */
	private record LanAddress(SiteDomain site, IpAddress address) {
	}

}
