package dev.wm.registry.allocation;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.springframework.stereotype.Component;

/**
 * The released overlay addresses of former hosts and devices, in the order of their
 * release.
 */
@Component
public class ReleasedAddresses {

	private final ReleasedAddressRepository repository;

	ReleasedAddresses(ReleasedAddressRepository repository) {
		this.repository = repository;
	}

	public List<IpAddress> oldestFirst(SiteDomain site) {
		return this.repository.findBySiteOrderById(site).stream().map(ReleasedAddressEntity::address).toList();
	}

	public void add(SiteDomain site, IpAddress address) {
		this.repository.save(new ReleasedAddressEntity(site, address));
	}

	/**
	 * Forgets an address that is in use again.
	 * @param address the address
	 */
	public void remove(IpAddress address) {
		this.repository.deleteByAddress(address);
	}

	/**
	 * Records that a host or device has moved to another address.
	 * @param site the site whose subnet both are in
	 * @param from its former address
	 * @param to its new address, which may be the same
	 */
	public void move(SiteDomain site, IpAddress from, IpAddress to) {
		if (!from.equals(to)) {
			remove(to);
			add(site, from);
		}
	}

	/**
	 * Forgets all addresses of a site, whose subnet has changed.
	 * @param site the site
	 */
	public void forget(SiteDomain site) {
		this.repository.deleteBySite(site);
	}

}
