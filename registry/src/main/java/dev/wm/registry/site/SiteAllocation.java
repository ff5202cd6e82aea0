package dev.wm.registry.site;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.AddressAllocator;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Allocates names and overlay addresses of a site. Hosts and devices share them.
 * Immutable.
 *
 * @param site the site
 * @param others the members of the site without the one that is edited
 * @param released addresses of former members, longest free first
 */
public record SiteAllocation(Site site, List<SiteMember> others, List<IpAddress> released) {

	/**
	 * Refuses the reserved name of the gateway.
	 * @param name the name
	 */
	public static void refuseReserved(HostName name) {
		if (name.isGateway()) {
			throw new RefusedException(ProblemCode.NAME_RESERVED, "name",
					"The name " + name + " is the gateway's: choose another.");
		}
	}

	/**
	 * Refuses a reserved or taken name.
	 * @param name the name
	 */
	public void checkName(HostName name) {
		refuseReserved(name);
		this.others.stream().filter((other) -> other.hasName(name)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.NAME_TAKEN, "name", other.name().equals(name)
					? "There is a " + other + " already: choose another name, or remove that one first."
					: name + " is an alias of the " + other + ": choose another name, or remove the alias first.");
		});
	}

	/**
	 * Refuses an alias that is another member's name or alias.
	 * @param alias the alias
	 * @param owner whose it shall be
	 */
	public void checkAlias(HostAlias alias, HostName owner) {
		HostName name = alias.at(owner.domain());
		this.others.stream().filter((other) -> other.hasName(name)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.NAME_TAKEN, "aliases",
					"The alias " + alias + " is taken by the " + other + ": choose another, or remove that one first.");
		});
	}

	/**
	 * The overlay address of a member.
	 * @param wanted the requested address, null for any
	 * @return the requested address, else the current one, else the next free one
	 * @param current its current address, null for a new member
	 */
	public IpAddress address(@Nullable IpAddress wanted, @Nullable IpAddress current) {
		if (wanted != null) {
			return given(wanted);
		}
		return (current != null) ? current : next();
	}

	private IpAddress given(IpAddress address) {
		if (!AddressRules.isMember(this.site.subnet(), address)) {
			throw new RefusedException(ProblemCode.ADDRESS_REFUSED, "overlay_address",
					address + " is not a usable address at " + this.site.domain() + ": choose one inside "
							+ this.site.subnet() + " that is not its first or last, or leave it out.");
		}
		this.others.stream().filter((other) -> other.address().equals(address)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.ADDRESS_TAKEN, "overlay_address",
					"The " + other + " has " + address + ": choose another, or remove that one first.");
		});
		return address;
	}

	private IpAddress next() {
		Set<IpAddress> taken = this.others.stream().map(SiteMember::address).collect(Collectors.toSet());
		return AddressAllocator.next(this.site.subnet(), taken, this.released)
			.orElseThrow(() -> new RefusedException(ProblemCode.EXHAUSTED, "Every address of " + this.site.subnet()
					+ " is taken: remove what is no longer needed, or use a site with a larger subnet."));
	}

}
