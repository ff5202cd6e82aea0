package dev.wm.agent.loop;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.files.InstanceLock;
import dev.wm.agent.host.HostException;
import dev.wm.agent.plan.Step;
import dev.wm.agent.poll.PendingPoll;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.status.StatusFile;
import dev.wm.agent.time.Time;
import dev.wm.contract.InvalidValueException;

/**
 * One gateway: asks, reconciles, reports. While a question is held at the registry, it
 * goes on looking after its machine.
 */
public final class Agent {

	private static final long NO_PROBE = 0;

	private final GatewaySync gateway;

	private final RegistrySession session;

	private final PendingPoll question;

	private final ProbeRunner probes;

	private final Time time;

	private final Duration interval;

	private final Path lock;

	private final StatusFile status;

	private final Runnable cleanup;

	private long syncAt;

	Agent(GatewaySync gateway, RegistrySession session, PendingPoll question, ProbeRunner probes, Time time,
			Duration interval, Path lock, StatusFile status, Runnable cleanup) {
		this.gateway = gateway;
		this.session = session;
		this.question = question;
		this.probes = probes;
		this.time = time;
		this.interval = interval;
		this.lock = lock;
		this.status = status;
		this.cleanup = cleanup;
		this.syncAt = time.nanos();
	}

	/**
	 * Asks the registry once and puts its answer, or else the last good one, in force.
	 * @param forced whether to fetch the configuration even if it is unchanged
	 * @return what it came to
	 */
	public SyncResult sync(boolean forced) {
		return sync(() -> Optional.of(this.session.ask(forced ? null : this.gateway.newestTag())));
	}

	/** Does what is due now, and leaves what takes long under way. */
	void runDue() {
		Optional<CallResult<FetchedConfig>> answer = this.question.take();
		if (untilSync().isZero() || answer.filter(Agent::needsWork).isPresent()) {
			this.syncAt = this.time.nanos() + this.interval.toNanos();
			cleanUpAfter(sync(() -> answer));
		}
		else {
			answer.ifPresent(this.gateway::settle);
		}
		answer.ifPresent(this::probe);
		if (!this.question.isPending() && this.session.untilDue().isZero()) {
			this.question.ask(this.session.question(this.gateway.newestTag(), this.probes.begun()));
		}
		saveStatus();
	}

	// Now nobody waits; the next change would have to.
	private void cleanUpAfter(SyncResult result) {
		if (!result.steps().stream().allMatch(Step::upkeep)) {
			this.cleanup.run();
		}
	}

	private void probe(CallResult<FetchedConfig> answer) {
		long asked = switch (answer) {
			case CallResult.Success<FetchedConfig>(FetchedConfig fetched) -> fetched.probe();
			case CallResult.NotModified<FetchedConfig>(boolean held, long probe) -> probe;
			case CallResult.Refused<FetchedConfig> refused -> NO_PROBE;
			case CallResult.Unreachable<FetchedConfig> unreachable -> NO_PROBE;
		};
		this.gateway.targets().ifPresent((targets) -> this.probes.begin(asked, targets));
	}

	// Nothing depends on it: a full disk is reported by what does.
	private void saveStatus() {
		try {
			this.status.write(this.gateway.status(this.time.now()), this.gateway::withPeers);
		}
		catch (UncheckedIOException ex) {
			// The next turn tries again.
		}
	}

	/** Waits until a turn is due; false if the agent is to stop. */
	boolean await() {
		Duration look = untilSync();
		if (this.question.isPending()) {
			return this.time.await(this.question.arrival(), look);
		}
		Duration ask = this.session.untilDue();
		return this.time.sleep((ask.compareTo(look) < 0) ? ask : look);
	}

	private Duration untilSync() {
		return Duration.ofNanos(Math.max(0, this.syncAt - this.time.nanos()));
	}

	private static boolean needsWork(CallResult<FetchedConfig> answer) {
		return !(answer instanceof CallResult.NotModified<FetchedConfig>);
	}

	// What is told to the registry is told without the lock, which others wait for.
	private SyncResult sync(Supplier<Optional<CallResult<FetchedConfig>>> answer) {
		SyncResult result = locked(answer);
		this.gateway.report(result.problems());
		confirm();
		return result;
	}

	private void confirm() {
		if (this.gateway.canConfirm()) {
			try (InstanceLock _ = InstanceLock.take(this.lock)) {
				this.gateway.confirm();
			}
			catch (UncheckedIOException ex) {
				// The next pass comes to the same conclusion.
			}
		}
	}

	private SyncResult locked(Supplier<Optional<CallResult<FetchedConfig>>> answer) {
		try (InstanceLock _ = InstanceLock.take(this.lock)) {
			return this.gateway.sync(answer);
		}
		catch (HostException | UncheckedIOException | InvalidValueException ex) {
			return new SyncResult(List.of(), List.of(String.valueOf(ex.getMessage())), false);
		}
	}

}
