package dev.wm.agent.loop;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.files.InstanceLock;
import dev.wm.agent.host.HostException;
import dev.wm.agent.plan.Step;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.status.StatusFile;
import dev.wm.agent.time.Time;
import dev.wm.contract.InvalidValueException;

/**
 * The gateway agent: polls the registry, syncs the machine and reports. While the
 * registry holds a long poll, it goes on repairing drift. Used by one thread.
 */
public final class Agent {

	private static final long NO_PROBE = 0;

	// Somebody who keeps changing something must not keep the agent busy.
	private static final Duration REPAIR_PAUSE = Duration.ofMillis(200);

	private final GatewaySync sync;

	private final RegistrySession session;

	private final PendingPoll pendingPoll;

	private final ProbeRunner probes;

	private final Time time;

	private final Duration interval;

	private final Path lock;

	private final Path restart;

	private final StatusFile status;

	private final Runnable cleanup;

	private Optional<String> statusProblem = Optional.empty();

	private long syncAt;

	private long repairAt;

	Agent(GatewaySync sync, RegistrySession session, PendingPoll pendingPoll, ProbeRunner probes, Time time,
			Duration interval, Path lock, Path restart, StatusFile status, Runnable cleanup) {
		this.sync = sync;
		this.session = session;
		this.pendingPoll = pendingPoll;
		this.probes = probes;
		this.time = time;
		this.interval = interval;
		this.lock = lock;
		this.restart = restart;
		this.status = status;
		this.cleanup = cleanup;
		this.syncAt = time.nanos();
		this.repairAt = this.syncAt;
	}

	/**
	 * Polls the registry once and applies its configuration, or the last good one if the
	 * registry does not send any.
	 * @param forced whether to fetch the configuration even if it is unchanged
	 * @return the steps that were done and the problems that are left
	 */
	public SyncResult sync(boolean forced) {
		return sync(() -> Optional.of(this.session.poll(forced ? null : this.sync.newestTag())));
	}

	/**
	 * Takes the present LAN addresses for the ones that others know.
	 * @return the addresses
	 */
	public List<LanAddress> acceptAddresses() {
		return this.sync.acceptAddresses();
	}

	/**
	 * Does one iteration of the reconcile loop: takes the poll result if it is there,
	 * syncs if that is due, and starts the next poll without waiting for it.
	 */
	void runDue() {
		Optional<CallResult<FetchedConfig>> pollResult = this.pendingPoll.take();
		if (untilSync().isZero() || isRepairDue() || pollResult.filter(Agent::needsWork).isPresent()) {
			this.syncAt = this.time.nanos() + this.interval.toNanos();
			this.repairAt = this.time.nanos() + REPAIR_PAUSE.toNanos();
			cleanUpAfter(sync(() -> pollResult));
		}
		else {
			pollResult.ifPresent(this.sync::accept);
		}
		pollResult.ifPresent(this::probe);
		if (!this.pendingPoll.isPending() && this.session.untilDue().isZero()) {
			this.pendingPoll.start(this.session.longPoll(this.sync.newestTag(), this.probes.lastProbe()));
		}
		saveStatus();
	}

	// Now nobody waits for it; during the next change somebody would.
	private void cleanUpAfter(SyncResult result) {
		if (!result.steps().stream().allMatch(Step::routine)) {
			this.cleanup.run();
		}
	}

	private void probe(CallResult<FetchedConfig> pollResult) {
		long id = switch (pollResult) {
			case CallResult.Success<FetchedConfig>(FetchedConfig fetched) -> fetched.probe();
			case CallResult.NotModified<FetchedConfig>(boolean held, long probe) -> probe;
			case CallResult.Refused<FetchedConfig> refused -> NO_PROBE;
			case CallResult.Unreachable<FetchedConfig> unreachable -> NO_PROBE;
		};
		this.sync.targets().ifPresent((targets) -> this.probes.start(id, targets, this.sync.firewallTargets()));
	}

	// The next iteration tries again, and the next sync reports it.
	private void saveStatus() {
		try {
			this.status.write(this.sync.status(this.time.now()), this.sync::withPeers);
			this.statusProblem = Optional.empty();
		}
		catch (UncheckedIOException ex) {
			this.statusProblem = Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	/** Waits until the next iteration is due; false if the agent is to stop. */
	boolean await() {
		Duration due = untilSync();
		List<CompletableFuture<?>> events = new ArrayList<>();
		if (this.pendingPoll.isPending()) {
			events.add(this.pendingPoll.completion());
		}
		else {
			due = earlier(due, this.session.untilDue());
		}
		if (this.sync.change().isDone()) {
			due = earlier(due, untilRepair());
		}
		else {
			events.add(this.sync.change());
		}
		return this.time.await(CompletableFuture.anyOf(events.toArray(CompletableFuture[]::new)), due);
	}

	private static Duration earlier(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private Duration untilSync() {
		return until(this.syncAt);
	}

	private Duration untilRepair() {
		return until(this.repairAt);
	}

	private boolean isRepairDue() {
		return this.sync.change().isDone() && untilRepair().isZero();
	}

	private Duration until(long nanos) {
		return Duration.ofNanos(Math.max(0, nanos - this.time.nanos()));
	}

	private static boolean needsWork(CallResult<FetchedConfig> pollResult) {
		return !(pollResult instanceof CallResult.NotModified<FetchedConfig>);
	}

	// The report is sent without the lock, which others wait for.
	private SyncResult sync(Supplier<Optional<CallResult<FetchedConfig>>> pollResult) {
		SyncResult result = locked(pollResult);
		List<String> problems = new ArrayList<>(result.problems());
		this.statusProblem.ifPresent(problems::add);
		this.sync.report(problems);
		confirm();
		return result;
	}

	/**
	 * Undoes what is not to outlast the agent: what it has opened in other firewalls.
	 * While wm-agent restarts it, such as for another release, that stays.
	 */
	public void close() {
		if (isRestarted()) {
			return;
		}
		try (InstanceLock _ = InstanceLock.take(this.lock)) {
			this.sync.close();
		}
		catch (HostException | UncheckedIOException ex) {
			// It is found by its comment at the next start.
		}
	}

	private boolean isRestarted() {
		try {
			return FileReader.text(this.restart).isPresent();
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private void confirm() {
		if (this.sync.canConfirm()) {
			try (InstanceLock _ = InstanceLock.take(this.lock)) {
				this.sync.confirm();
			}
			catch (UncheckedIOException ex) {
				// The next sync confirms it.
			}
		}
	}

	private SyncResult locked(Supplier<Optional<CallResult<FetchedConfig>>> pollResult) {
		try (InstanceLock _ = InstanceLock.take(this.lock)) {
			return this.sync.sync(pollResult);
		}
		catch (HostException | UncheckedIOException | InvalidValueException ex) {
			return new SyncResult(List.of(), List.of(String.valueOf(ex.getMessage())), false);
		}
	}

}
