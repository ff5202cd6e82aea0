package dev.wm.agent.status;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.files.InstanceLock;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.host.Paths;
import dev.wm.agent.observed.TunnelState;
import dev.wm.contract.v1.gateway.PeerReport;

/**
 * The status that the agent wrote last, and the WireGuard peers as they are now.
 */
public final class StatusView {

	// WireGuard rejects what comes later after a handshake than that (REJECT_AFTER_TIME).
	private static final long ALIVE_SECONDS = 180;

	private final Status status;

	private final List<PeerReport> peers;

	private final boolean running;

	private final Instant now;

	private StatusView(Status status, List<PeerReport> peers, boolean running, Instant now) {
		this.status = status;
		this.peers = peers;
		this.running = running;
		this.now = now;
	}

	/**
	 * Reads the status and observes the peers.
	 * @param paths where the agent's files are
	 * @param host the machine
	 * @param now the present time
	 * @return empty if no agent has run since the machine's start
	 */
	public static Optional<StatusView> of(Paths paths, Host host, Instant now) {
		return new StatusFile(paths.status()).read()
			.map((status) -> new StatusView(status, peers(host, status, now), isRunning(paths.agentLock()), now));
	}

	/** Whether an agent runs, even if it has not written a status. */
	public static boolean isAgentRunning(Paths paths) {
		return isRunning(paths.agentLock());
	}

	private static boolean isRunning(Path path) {
		Optional<InstanceLock> lock = InstanceLock.tryTake(path);
		lock.ifPresent(InstanceLock::close);
		return lock.isEmpty();
	}

	// What cannot be observed now is shown as the agent saw it.
	private static List<PeerReport> peers(Host host, Status status, Instant now) {
		try {
			return host.observe().tunnel().map((tunnel) -> peers(tunnel, now)).orElseGet(List::of);
		}
		catch (HostException ex) {
			return status.report().peers();
		}
	}

	private static List<PeerReport> peers(TunnelState tunnel, Instant now) {
		return tunnel.traffic()
			.entrySet()
			.stream()
			.map((peer) -> peer.getValue().report(peer.getKey(), now))
			.sorted((one, other) -> one.publicKey().compareTo(other.publicKey()))
			.toList();
	}

	/** Whether the agent runs, writes its status and has no problem. */
	public boolean isFine() {
		return this.running && !isOld() && this.status.isFine();
	}

	private boolean isOld() {
		return age().compareTo(StatusFile.OLD) > 0;
	}

	private Duration age() {
		return Duration.between(Instant.ofEpochSecond(this.status.at()), this.now);
	}

	/**
	 * Whether the agent runs, has applied a configuration, and hears the registry or a
	 * peer. What is reported as a problem may have been there before.
	 */
	public boolean isHealthy() {
		return this.running && this.status.report().appliedRevision() != null
				&& (this.status.answered() || alivePeers() > 0);
	}

	private long alivePeers() {
		return this.peers.stream()
			.map(PeerReport::handshakeAge)
			.filter((age) -> age != null && age <= ALIVE_SECONDS)
			.count();
	}

	/**
	 * The state of the running agent as lines of {@code name=value}, which wm-agent
	 * compares before and after an update.
	 */
	public List<String> health() {
		Long applied = this.status.report().appliedRevision();
		return List.of("pid=" + (this.running ? this.status.pid() : ""), "version=" + this.status.report().version(),
				"applied=" + ((applied != null) ? applied : ""), "failed=" + this.status.failed(),
				"peers=" + alivePeers(), "registry=" + (this.status.answered() ? "yes" : "no"));
	}

	/** The status as one screen of text. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>(new StatusText(this.status, this.peers, this.running, this.now).lines());
		if (this.running && isOld()) {
			lines.add(1, "status     OLD: " + StatusText.ago(age().toSeconds())
					+ " the agent wrote it last. See why it cannot: df -h /run/wm; systemctl status wm-gateway");
		}
		return lines;
	}

	/** The status as JSON. */
	public String json() {
		return StatusJson.text(isFine(), this.running, Math.max(0, age().toSeconds()), this.status, this.peers);
	}

}
