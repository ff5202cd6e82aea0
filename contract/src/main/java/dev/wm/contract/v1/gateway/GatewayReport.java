package dev.wm.contract.v1.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's report of its own state ({@code PUT /api/v1/gateway/report}): sent at once
 * when something changed, and at intervals for handshakes and byte counters.
 *
 * @param appliedTag the entity tag of the applied configuration, null if none is
 * @param appliedRevision the mesh's revision of the applied configuration, null if none
 * is
 * @param revertedTag the entity tag of a configuration that cut the gateway off and was
 * reverted, null if there is none
 * @param version the agent's version
 * @param lans the networks on its LAN interfaces
 * @param lanAddresses its own addresses there, null if unknown
 * @param uplinks the networks on its other interfaces, the tunnel's left out
 * @param subsystems state of each subsystem
 * @param peers state of the tunnel to each peer
 * @param repairs its latest repairs of drift
 * @param problems one sentence for each problem
 * @param sightings its pinned hosts where they contradict their pins, null if none does
 * @param blocks what other firewalls of its machine drop, null if nothing
 * @param clock the time by its clock in seconds since 1970, null if unknown
 * @param refusedSources the unregistered machines whose packets it dropped, null if there
 * are none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayReport(@JsonProperty("applied_tag") @Nullable String appliedTag,
		@JsonProperty("applied_revision") @Nullable Long appliedRevision,
		@JsonProperty("reverted_tag") @Nullable String revertedTag, String version, List<Cidr> lans,
		@JsonProperty("lan_addresses") @Nullable List<IpAddress> lanAddresses, List<Cidr> uplinks,
		@JsonProperty("products") List<SubsystemReport> subsystems, List<PeerReport> peers, List<Repair> repairs,
		List<String> problems, @Nullable List<HostSighting> sightings, @Nullable List<FirewallBlock> blocks,
		@Nullable Long clock, @JsonProperty("refused_sources") @Nullable List<RefusedSource> refusedSources) {

	public GatewayReport {
		requirePresent(version, "version");
		lans = List.copyOf(requirePresent(lans, "lans"));
		lanAddresses = (lanAddresses != null) ? List.copyOf(lanAddresses) : null;
		uplinks = List.copyOf(requirePresent(uplinks, "uplinks"));
		subsystems = List.copyOf(requirePresent(subsystems, "products"));
		peers = List.copyOf(requirePresent(peers, "peers"));
		repairs = List.copyOf(requirePresent(repairs, "repairs"));
		problems = List.copyOf(requirePresent(problems, "problems"));
		sightings = (sightings != null && !sightings.isEmpty()) ? List.copyOf(sightings) : null;
		blocks = (blocks != null && !blocks.isEmpty()) ? List.copyOf(blocks) : null;
		refusedSources = (refusedSources != null && !refusedSources.isEmpty()) ? List.copyOf(refusedSources) : null;
	}

	/**
	 * The same report with the time.
	 * @param now the time by the gateway's clock
	 * @return the report
	 */
	public GatewayReport at(Instant now) {
		return new GatewayReport(this.appliedTag, this.appliedRevision, this.revertedTag, this.version, this.lans,
				this.lanAddresses, this.uplinks, this.subsystems, this.peers, this.repairs, this.problems,
				this.sightings, this.blocks, now.getEpochSecond(), this.refusedSources);
	}

	/**
	 * The same report without what differs each time: peers, ages, clock and counters.
	 * @return equal for two reports that say the same
	 */
	public GatewayReport stable() {
		return new GatewayReport(this.appliedTag, this.appliedRevision, this.revertedTag, this.version, this.lans,
				this.lanAddresses, this.uplinks, this.subsystems, List.of(),
				this.repairs.stream().map((repair) -> new Repair(repair.subsystem(), repair.detail(), 0)).toList(),
				this.problems, this.sightings, this.blocks, null, null);
	}

	/**
	 * A report of a gateway where nothing is dropped, and that says nothing of its clock.
	 */
	public GatewayReport(@Nullable String appliedTag, @Nullable Long appliedRevision, @Nullable String revertedTag,
			String version, List<Cidr> lans, @Nullable List<IpAddress> lanAddresses, List<Cidr> uplinks,
			List<SubsystemReport> subsystems, List<PeerReport> peers, List<Repair> repairs, List<String> problems,
			@Nullable List<HostSighting> sightings) {
		this(appliedTag, appliedRevision, revertedTag, version, lans, lanAddresses, uplinks, subsystems, peers, repairs,
				problems, sightings, null, null, null);
	}

	/**
	 * The same report with other lists of what changes all the time.
	 * @param changedPeers state of the tunnel to each peer
	 * @param changedRepairs its latest repairs
	 * @return the report
	 */
	public GatewayReport with(List<PeerReport> changedPeers, List<Repair> changedRepairs) {
		return new GatewayReport(this.appliedTag, this.appliedRevision, this.revertedTag, this.version, this.lans,
				this.lanAddresses, this.uplinks, this.subsystems, changedPeers, changedRepairs, this.problems,
				this.sightings, this.blocks, this.clock, this.refusedSources);
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof GatewayReport report && Objects.equals(report.appliedTag, this.appliedTag)
				&& Objects.equals(report.appliedRevision, this.appliedRevision)
				&& Objects.equals(report.revertedTag, this.revertedTag) && report.version.equals(this.version)
				&& report.lans.equals(this.lans) && Objects.equals(report.lanAddresses, this.lanAddresses)
				&& report.uplinks.equals(this.uplinks) && report.subsystems.equals(this.subsystems)
				&& report.peers.equals(this.peers) && report.repairs.equals(this.repairs)
				&& report.problems.equals(this.problems) && Objects.equals(report.sightings, this.sightings)
				&& Objects.equals(report.blocks, this.blocks) && Objects.equals(report.clock, this.clock)
				&& Objects.equals(report.refusedSources, this.refusedSources);
	}

	@Override
	public int hashCode() {
		return 31 * Objects.hashCode(this.appliedTag) + this.problems.hashCode();
	}

}
