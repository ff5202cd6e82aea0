package dev.wm.registry.host;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.SiteAllocation;

/**
 * The rules for a host.
 *
 * @param supernet the mesh's supernet
 * @param allocation names and overlay addresses of its site
 * @param gatewayAddresses the LAN addresses of the site's gateway
 * @param others the site's other hosts
 */
record HostRules(Cidr supernet, SiteAllocation allocation, List<IpAddress> gatewayAddresses, List<Host> others) {

	Host add(NewHost wanted) {
		checkNames(wanted);
		checkLocal(wanted.localAddress());
		return host(wanted, this.allocation.address(wanted.overlayAddress(), null));
	}

	/**
	 * Applies an edit. The local address is checked only if it changes: the LAN may have
	 * changed since, and that must not stop any other edit.
	 */
	Host replace(Host current, NewHost wanted) {
		refuseMove(current.name(), wanted.name());
		checkNames(wanted);
		if (!wanted.localAddress().equals(current.localAddress())) {
			checkLocal(wanted.localAddress());
		}
		return host(wanted, this.allocation.address(wanted.overlayAddress(), current.overlayAddress()));
	}

	private void checkNames(NewHost wanted) {
		this.allocation.checkName(wanted.name());
		wanted.aliases().forEach((alias) -> this.allocation.checkAlias(alias, wanted.name()));
	}

	private static Host host(NewHost wanted, IpAddress overlay) {
		HostType type = (wanted.type() != null) ? wanted.type() : HostType.STANDARD;
		return new Host(wanted.name(), wanted.localAddress(), overlay, type, wanted.masquerade(), wanted.mac(),
				wanted.follow(), wanted.aliases());
	}

	private static void refuseMove(HostName from, HostName to) {
		if (!from.domain().equals(to.domain())) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, "name",
					"The host " + from + " cannot move to " + to.domain()
							+ ", where it would have other addresses: create " + to + ", then remove " + from + ".");
		}
	}

	private void checkLocal(IpAddress address) {
		if (!address.isUnicast()) {
			throw refusedLocal(
					address + " is not an address that one machine has: give the host's address on the LAN.");
		}
		if (this.supernet.contains(address)) {
			throw refusedLocal(address + " lies inside the mesh: give the host's address on the LAN.");
		}
		if (this.gatewayAddresses.contains(address)) {
			throw refusedLocal(address + " is the gateway of " + this.allocation.site().domain()
					+ " itself, which is reached as " + this.allocation.site().domain().gateway()
					+ " already: give the address of another machine.");
		}
		List<Cidr> lans = this.allocation.site().lans();
		lans.stream().filter((lan) -> lan.contains(address) && !lan.hasHost(address)).findFirst().ifPresent((lan) -> {
			throw refusedLocal(address + " is the network or broadcast address of " + lan
					+ ": give the host's own address there.");
		});
		if (!AddressRules.isInLan(lans, address)) {
			throw refusedLocal(address + " is in none of the networks of " + this.allocation.site().domain() + " ("
					+ lans.stream().map(Cidr::toString).collect(Collectors.joining(", "))
					+ "): give the host's address there.");
		}
		this.others.stream().filter((host) -> host.localAddress().equals(address)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.ADDRESS_TAKEN, "local_address",
					"The host " + other.name() + " has " + address + ": choose another, or remove that host first.");
		});
	}

	private static RefusedException refusedLocal(String detail) {
		return new RefusedException(ProblemCode.ADDRESS_REFUSED, "local_address", detail);
	}

}
