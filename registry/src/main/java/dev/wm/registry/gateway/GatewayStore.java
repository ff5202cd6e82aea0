package dev.wm.registry.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.springframework.stereotype.Component;

/**
 * The enrolled gateways in the database, inside the caller's transaction.
 */
@Component
public class GatewayStore {

	private final GatewayRepository repository;

	private final StoredReportMapper reports;

	GatewayStore(GatewayRepository repository, StoredReportMapper reports) {
		this.repository = repository;
		this.reports = reports;
	}

	/**
	 * Reads every gateway.
	 * @return the gateways by site
	 */
	public Map<SiteDomain, StoredGateway> bySite() {
		return this.repository.findAll()
			.stream()
			.map(this.reports::read)
			.collect(Collectors.toMap(StoredGateway::site, (gateway) -> gateway));
	}

	/**
	 * Reads a site's gateway.
	 * @param site the site
	 * @return the gateway, empty if none has enrolled there
	 */
	public Optional<StoredGateway> find(SiteDomain site) {
		return this.repository.findBySite(site).map(this.reports::read);
	}

	/**
	 * Stores a site's new gateway in the place of an earlier one.
	 * @param site the site
	 * @param first its first report, with the number of its credential
	 */
	public void enrol(SiteDomain site, ReceivedReport first) {
		GatewayEntity gateway = this.repository.findBySite(site).orElseGet(() -> new GatewayEntity(site));
		gateway.enrol(first.session(), first.at(), this.reports.write(first.report()));
		this.repository.save(gateway);
	}

	/**
	 * Stores a report unless a later one is there.
	 * @param site whose gateway
	 * @param received its report
	 */
	public void store(SiteDomain site, ReceivedReport received) {
		this.repository.updateReport(site, received.session(), received.at(), this.reports.write(received.report()));
	}

	/**
	 * The public address of each gateway for which one was learnt.
	 * @return the addresses by site
	 */
	public Map<SiteDomain, IpAddress> publicAddresses() {
		return this.repository.findPublicAddresses()
			.stream()
			.collect(Collectors.toMap(GatewayRepository.PublicAddress::getSite,
					GatewayRepository.PublicAddress::getAddress));
	}

	/**
	 * Stores a gateway's public address.
	 * @param site whose gateway
	 * @param address the address that its requests come from
	 * @return false if it is stored already, or there is no gateway
	 */
	public boolean updatePublicAddress(SiteDomain site, IpAddress address) {
		return this.repository.updateAddress(site, address) > 0;
	}

}
