package dev.wm.cli.command.setup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Checks the LAN address of a gateway that a setup script is printed for.
 *
 * @param config the mesh
 * @param gateways its gateways
 */
record GatewayAddressCheck(MeshConfig config, List<Gateway> gateways) {

	/** Refuses an overlay address, and warns of what is no gateway's LAN address. */
	void warnIfElsewhere(ConsoleOutput console, IpAddress address) {
		if (this.config.supernet().contains(address)) {
			throw CommandException
				.usage(address + " is an address in the mesh: give the address that the gateway has on its own LAN.");
		}
		List<Cidr> lans = this.config.sites().stream().map(Site::lans).flatMap(List::stream).toList();
		if (!lans.isEmpty() && lans.stream().noneMatch((lan) -> lan.contains(address))) {
			console.error("warning: " + address + " is in no LAN that a gateway reported; see wm list-sites.");
		}
		else if (isAnotherMachine(address)) {
			console.error("warning: " + address + " is no gateway's address on its LAN. There is " + neighbours(address)
					+ "; see wm host-setup.");
		}
	}

	// Only where every gateway of such a LAN has reported its addresses.
	private boolean isAnotherMachine(IpAddress address) {
		Set<SiteDomain> sites = this.config.sites()
			.stream()
			.filter((site) -> site.lans().stream().anyMatch((lan) -> lan.contains(address)))
			.map(Site::domain)
			.collect(Collectors.toSet());
		List<Gateway> there = this.gateways.stream().filter((gateway) -> sites.contains(gateway.site())).toList();
		return !there.isEmpty() && there.stream()
			.allMatch((gateway) -> gateway.lanAddresses() != null && !gateway.lanAddresses().contains(address));
	}

	private String neighbours(IpAddress address) {
		return this.config.sites()
			.stream()
			.flatMap((site) -> site.lans()
				.stream()
				.filter((lan) -> lan.contains(address))
				.flatMap((lan) -> addresses(site.domain()).stream().filter(lan::contains))
				.map((other) -> other + " (gw." + site.domain() + ")"))
			.collect(Collectors.joining(", "));
	}

	/** The gateway's own addresses on its LANs, empty if it has not reported them. */
	List<IpAddress> addresses(SiteDomain site) {
		return this.gateways.stream()
			.filter((gateway) -> gateway.site().equals(site))
			.flatMap((gateway) -> present(gateway.lanAddresses()))
			.toList();
	}

	private static Stream<IpAddress> present(@Nullable List<IpAddress> addresses) {
		return (addresses != null) ? addresses.stream() : Stream.empty();
	}

}
