package dev.wm.registry.host;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.NewHost;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.Site;
import dev.wm.registry.allocation.AddressPlan;
import dev.wm.registry.problem.RefusedException;

/**
 * The rules of a new host.
 *
 * @param supernet the mesh's supernet
 * @param site the site it will be at
 * @param hosts the hosts that are there
 * @param released what former hosts had, longest free first
 */
record HostPlan(Cidr supernet, Site site, List<Host> hosts, List<IpAddress> released) {

	static void checkName(HostName name) {
		if (name.isGateway()) {
			throw new RefusedException(ProblemCode.NAME_RESERVED, "name",
					"The name " + name + " is the gateway's: choose another.");
		}
	}

	Host plan(NewHost wanted) {
		checkName(wanted.name());
		if (this.hosts.stream().anyMatch((host) -> host.name().equals(wanted.name()))) {
			throw new RefusedException(ProblemCode.NAME_TAKEN, "name",
					"There is a host " + wanted.name() + " already: choose another name, or remove that one first.");
		}
		checkLocal(wanted.localAddress());
		refuseTaken(wanted.localAddress(), Host::localAddress, "local_address");
		IpAddress overlay = (wanted.overlayAddress() != null) ? given(wanted.overlayAddress()) : next();
		return Host.standard(wanted.name(), wanted.localAddress(), overlay);
	}

	private void checkLocal(IpAddress address) {
		if (!address.isUnicast()) {
			throw refusedLocal(
					address + " is not an address that one machine has: give the host's address on the LAN.");
		}
		if (this.supernet.contains(address)) {
			throw refusedLocal(address + " lies inside the mesh: give the host's address on the LAN.");
		}
		List<Cidr> lans = this.site.lans();
		if (!lans.isEmpty() && lans.stream().noneMatch((lan) -> lan.hasHost(address))) {
			throw refusedLocal(address + " is in none of the networks of " + this.site.domain() + " ("
					+ lans.stream().map(Cidr::toString).collect(Collectors.joining(", "))
					+ "): give the host's address there.");
		}
	}

	private static RefusedException refusedLocal(String detail) {
		return new RefusedException(ProblemCode.ADDRESS_REFUSED, "local_address", detail);
	}

	private IpAddress given(IpAddress address) {
		if (!AddressPlan.isForHosts(this.site.subnet(), address)) {
			throw new RefusedException(ProblemCode.ADDRESS_REFUSED, "overlay_address",
					address + " is not for a host of " + this.site.domain() + ": choose one inside "
							+ this.site.subnet() + " that is not its first or last, or leave it out.");
		}
		refuseTaken(address, Host::overlayAddress, "overlay_address");
		return address;
	}

	private void refuseTaken(IpAddress address, Function<Host, IpAddress> have, String field) {
		this.hosts.stream().filter((host) -> have.apply(host).equals(address)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.ADDRESS_TAKEN, field,
					"The host " + other.name() + " has " + address + ": choose another, or remove that host first.");
		});
	}

	private IpAddress next() {
		Set<IpAddress> taken = this.hosts.stream().map(Host::overlayAddress).collect(Collectors.toSet());
		return AddressPlan.next(this.site.subnet(), taken, this.released)
			.orElseThrow(() -> new RefusedException(ProblemCode.EXHAUSTED, "Every address of " + this.site.subnet()
					+ " is taken: remove a host, or move hosts to a site with a larger subnet."));
	}

}
