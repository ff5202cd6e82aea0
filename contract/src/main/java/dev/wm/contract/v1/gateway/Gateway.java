package dev.wm.contract.v1.gateway;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * State of a site's gateway as an administrator sees it.
 *
 * @param site the site
 * @param enrolled whether a gateway has enrolled
 * @param inSync whether it has applied its current configuration
 * @param lastSeen when it last polled, null if never since it enrolled
 * @param version its version, null until it reported
 * @param publicAddress the address that it polls from, null if that is not a public one
 * @param appliedRevision the revision that it has applied, null until it reported
 * @param revertedTag the entity tag of a configuration that cut it off and that it
 * reverted; null if there is none
 * @param uplinks the networks on its interfaces that are neither LAN nor tunnel
 * @param subsystems state of each subsystem
 * @param peers state of its tunnels, by name
 * @param repairs its latest repairs of drift
 * @param problems the problems that it reported, one sentence each
 * @param sightings its pinned hosts where they contradict their pins, null if none does
 * @param blocks what other firewalls of its machine drop, null if nothing
 * @param lanAddresses its own addresses on its LANs, null until it reported any
 * @param reportedAt when its last report came, null if none came
 * @param clockOffset by how many seconds its clock was ahead of the registry's then,
 * negative if it was behind, null if unknown
 * @param refusedSources the unregistered machines whose packets it dropped, null if there
 * are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gateway(SiteDomain site, boolean enrolled, @JsonProperty("in_sync") boolean inSync,
		@JsonProperty("last_seen") @Nullable Instant lastSeen, @Nullable String version,
		@JsonProperty("public_address") @Nullable IpAddress publicAddress,
		@JsonProperty("applied_revision") @Nullable Long appliedRevision,
		@JsonProperty("reverted_tag") @Nullable String revertedTag, List<Cidr> uplinks,
		@JsonProperty("products") List<SubsystemReport> subsystems, List<PeerStatus> peers, List<Repair> repairs,
		List<String> problems, @Nullable List<HostSighting> sightings, @Nullable List<FirewallBlock> blocks,
		@JsonProperty("lan_addresses") @Nullable List<IpAddress> lanAddresses,
		@JsonProperty("reported_at") @Nullable Instant reportedAt,
		@JsonProperty("clock_offset") @Nullable Long clockOffset,
		@JsonProperty("refused_sources") @Nullable List<RefusedSource> refusedSources) {

	public Gateway {
		requirePresent(site, "site");
		uplinks = List.copyOf(requirePresent(uplinks, "uplinks"));
		subsystems = List.copyOf(requirePresent(subsystems, "products"));
		peers = List.copyOf(requirePresent(peers, "peers"));
		repairs = List.copyOf(requirePresent(repairs, "repairs"));
		problems = List.copyOf(requirePresent(problems, "problems"));
		sightings = (sightings != null && !sightings.isEmpty()) ? List.copyOf(sightings) : null;
		refusedSources = (refusedSources != null && !refusedSources.isEmpty()) ? List.copyOf(refusedSources) : null;
		blocks = (blocks != null && !blocks.isEmpty()) ? List.copyOf(blocks) : null;
		lanAddresses = (lanAddresses != null && !lanAddresses.isEmpty()) ? List.copyOf(lanAddresses) : null;
	}

	/**
	 * A gateway whose LAN addresses are not known, where no other firewall drops
	 * anything.
	 * @param site the site
	 * @param enrolled whether a gateway has enrolled
	 * @param inSync whether it has applied its current configuration
	 * @param lastSeen when it last polled, null if never since it enrolled
	 * @param version its version, null until it reported
	 * @param publicAddress the address that it polls from, null if that is not a public
	 * one
	 * @param appliedRevision the revision that it has applied, null until it reported
	 * @param revertedTag the entity tag of a configuration that it reverted, null if none
	 * @param uplinks the networks on its interfaces that are neither LAN nor tunnel
	 * @param subsystems state of each subsystem
	 * @param peers state of its tunnels, by name
	 * @param repairs its latest repairs of drift
	 * @param problems the problems that it reported, one sentence each
	 * @param sightings its pinned hosts where they contradict their pins, null if none
	 * does
	 */
	public Gateway(SiteDomain site, boolean enrolled, boolean inSync, @Nullable Instant lastSeen,
			@Nullable String version, @Nullable IpAddress publicAddress, @Nullable Long appliedRevision,
			@Nullable String revertedTag, List<Cidr> uplinks, List<SubsystemReport> subsystems, List<PeerStatus> peers,
			List<Repair> repairs, List<String> problems, @Nullable List<HostSighting> sightings) {
		this(site, enrolled, inSync, lastSeen, version, publicAddress, appliedRevision, revertedTag, uplinks,
				subsystems, peers, repairs, problems, sightings, null, null, null, null, null);
	}

	/**
	 * A site where no gateway has enrolled.
	 * @param site the site
	 * @return its state
	 */
	public static Gateway missing(SiteDomain site) {
		return new Gateway(site, false, false, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(),
				List.of(), null);
	}

}
