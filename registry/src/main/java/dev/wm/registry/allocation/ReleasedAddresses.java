package dev.wm.registry.allocation;

import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/**
 * The addresses that hosts and devices gave back, in the order in which they did.
 */
@Component
public class ReleasedAddresses {

	private final EntityManager entities;

	ReleasedAddresses(EntityManager entities) {
		this.entities = entities;
	}

	public List<IpAddress> oldestFirst(SiteDomain site) {
		return this.entities
			.createQuery("select r.address from ReleasedAddressEntity r where r.site = :site order by r.id",
					IpAddress.class)
			.setParameter("site", site)
			.getResultList();
	}

	public void add(SiteDomain site, IpAddress address) {
		this.entities.persist(new ReleasedAddressEntity(site, address));
	}

	/**
	 * An address is in use again.
	 * @param address the address
	 */
	public void remove(IpAddress address) {
		this.entities.createQuery("delete from ReleasedAddressEntity r where r.address = :address")
			.setParameter("address", address)
			.executeUpdate();
	}

	/**
	 * Something has another address from now on, or still the same.
	 * @param site the site whose subnet both are in
	 * @param from the address that it had
	 * @param to the address that it has
	 */
	public void move(SiteDomain site, IpAddress from, IpAddress to) {
		if (!from.equals(to)) {
			remove(to);
			add(site, from);
		}
	}

	/**
	 * A site has another subnet, so its old addresses mean nothing any more.
	 * @param site the site
	 */
	public void forget(SiteDomain site) {
		this.entities.createQuery("delete from ReleasedAddressEntity r where r.site = :site")
			.setParameter("site", site)
			.executeUpdate();
	}

}
