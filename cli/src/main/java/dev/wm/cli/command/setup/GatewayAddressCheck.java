package dev.wm.cli.command.setup;

import java.util.List;

import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.site.Site;

/**
 * Checks the LAN address of a gateway that a setup script is printed for.
 */
final class GatewayAddressCheck {

	private GatewayAddressCheck() {
	}

	static void warnIfElsewhere(ConsoleOutput console, MeshConfig config, IpAddress gateway) {
		List<Cidr> lans = config.sites().stream().map(Site::lans).flatMap(List::stream).toList();
		if (config.supernet().contains(gateway)) {
			throw CommandException
				.usage(gateway + " is an address in the mesh: give the address that the gateway has on its own LAN.");
		}
		if (!lans.isEmpty() && lans.stream().noneMatch((lan) -> lan.contains(gateway))) {
			console.error("warning: " + gateway + " is in no LAN that a gateway reported; see wm list-sites.");
		}
	}

}
