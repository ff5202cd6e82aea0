package dev.wm.registry.site;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.AddressAllocator;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The names and overlay addresses of a site: which are taken, and which comes next. Hosts
 * and devices share them.
 *
 * @param site the site
 * @param others what is there, the one that is asked about left out
 * @param released what former hosts and devices had, longest free first
 */
public record SiteAllocation(Site site, List<SiteMember> others, List<IpAddress> released) {

	/**
	 * Refuses a name that is the gateway's.
	 * @param name the name
	 */
	public static void refuseReserved(HostName name) {
		if (name.isGateway()) {
			throw new RefusedException(ProblemCode.NAME_RESERVED, "name",
					"The name " + name + " is the gateway's: choose another.");
		}
	}

	/**
	 * Refuses a name that cannot be given.
	 * @param name the name
	 */
	public void checkName(HostName name) {
		refuseReserved(name);
		this.others.stream().filter((other) -> other.name().equals(name)).findFirst().ifPresent((other) -> {
			throw new RefusedException(ProblemCode.NAME_TAKEN, "name",
					"There is a " + other + " already: choose another name, or remove that one first.");
		});
	}

	/**
	 * The address that something gets.
	 * @param wanted what is asked for, null if anything will do
	 * @param held what it has already, null if nothing
	 * @return the address asked for, or the one it has, or the next free one
	 */
	public IpAddress address(@Nullable IpAddress wanted, @Nullable IpAddress held) {
		if (wanted != null) {
			return given(wanted);
		}
		return (held != null) ? held : next();
	}

	private IpAddress given(IpAddress address) {
		if (!AddressAllocator.isForHosts(this.site.subnet(), address)) {
			throw new RefusedException(ProblemCode.ADDRESS_REFUSED, "overlay_address",
					address + " is not for anything at " + this.site.domain() + ": choose one inside "
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
