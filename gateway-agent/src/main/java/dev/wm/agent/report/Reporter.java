package dev.wm.agent.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.agent.reconcile.ApplyResult;
import dev.wm.agent.reconcile.HostSnapshot;
import dev.wm.agent.reconcile.ReconcileResult;
import dev.wm.agent.time.Time;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.SubsystemReport;
import org.jspecify.annotations.Nullable;

/**
 * Builds the gateway's report. What could not be observed this time is reported as it was
 * last.
 */
public final class Reporter {

	private final String version;

	private final RepairLog repairs;

	private final Time time;

	private List<Cidr> lans = List.of();

	private List<IpAddress> addresses = List.of();

	private List<Cidr> uplinks = List.of();

	private Map<PublicKey, PeerTraffic> traffic = Map.of();

	private List<SubsystemReport> subsystems = List.of();

	private List<RefusedSource> refused = List.of();

	private long refusedAt;

	private @Nullable CachedConfig applied;

	private @Nullable String revertedTag;

	public Reporter(String version, Time time) {
		this.version = version;
		this.repairs = new RepairLog(time);
		this.time = time;
		this.refusedAt = time.nanos() - ReportSchedule.INTERVAL.toNanos();
	}

	/** Takes the observed machine. */
	public void observed(HostSnapshot snapshot) {
		this.lans = snapshot.context().lans();
		this.addresses = snapshot.context().addresses().stream().map(InterfaceAddress::address).toList();
		this.uplinks = snapshot.uplinks();
		this.traffic = snapshot.traffic();
	}

	/**
	 * Takes the unregistered machines whose packets were dropped, as often as reports
	 * need them.
	 * @param sources lists them
	 */
	public void refused(Supplier<List<RefusedSource>> sources) {
		long now = this.time.nanos();
		if (now - this.refusedAt >= ReportSchedule.INTERVAL.toNanos()) {
			this.refusedAt = now;
			this.refused = sources.get();
		}
	}

	/**
	 * Takes the result of a reconciliation.
	 * @param result the result
	 * @param applied the configuration that is applied as a whole, null if none is
	 * @param reverted the entity tag of a reverted configuration, null if there is none
	 */
	public void reconciled(ReconcileResult result, @Nullable CachedConfig applied, @Nullable String reverted) {
		this.revertedTag = reverted;
		this.applied = applied;
		this.subsystems = result.applied()
			.map(ApplyResult::subsystems)
			.orElse(List.of())
			.stream()
			.map(Reporter::plain)
			.toList();
		result.steps().stream().filter(result::isRepair).forEach(this.repairs::add);
	}

	// What other programs said is in it.
	private static SubsystemReport plain(SubsystemReport report) {
		String detail = report.detail();
		return (detail != null) ? new SubsystemReport(report.subsystem(), report.state(), PlainText.of(detail))
				: report;
	}

	/**
	 * The report without its peers, which are many and seldom needed.
	 * @param problems one sentence for each problem
	 * @param sightings the pinned hosts where they contradict their pins
	 * @param blocks what other firewalls drop
	 * @return the report
	 */
	public GatewayReport report(List<String> problems, List<HostSighting> sightings, List<FirewallBlock> blocks) {
		CachedConfig current = this.applied;
		return new GatewayReport((current != null) ? current.tag() : null,
				(current != null) ? current.revision() : null, this.revertedTag, this.version, this.lans,
				this.addresses, this.uplinks, this.subsystems, List.of(), this.repairs.recent(),
				problems.stream().map(PlainText::of).toList(), sightings, blocks, null, this.refused);
	}

	/** The same with the time and its peers, sorted by key. */
	public GatewayReport withPeers(GatewayReport report) {
		Instant now = this.time.now();
		List<PeerReport> peers = this.traffic.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((peer) -> peer.getValue().report(peer.getKey(), now))
			.toList();
		return report.with(peers, report.repairs()).at(now);
	}

}
