package dev.wm.agent.loop;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.agent.fetch.Answer;
import dev.wm.agent.fetch.Fetched;
import dev.wm.agent.files.PassLock;
import dev.wm.agent.host.HostException;
import dev.wm.agent.plan.Step;
import dev.wm.contract.InvalidValueException;

/**
 * One gateway: asks, reconciles, reports. While a question is held at the registry, it
 * goes on looking after its machine.
 */
public final class Agent {

	private static final long NO_PROBE = 0;

	private final Gateway gateway;

	private final RegistryContact contact;

	private final Question question;

	private final Probes probes;

	private final Time time;

	private final Duration interval;

	private final Path lock;

	private final StatusFile status;

	private final Runnable tidying;

	private long lookAt;

	Agent(Gateway gateway, RegistryContact contact, Question question, Probes probes, Time time, Duration interval,
			Path lock, StatusFile status, Runnable tidying) {
		this.gateway = gateway;
		this.contact = contact;
		this.question = question;
		this.probes = probes;
		this.time = time;
		this.interval = interval;
		this.lock = lock;
		this.status = status;
		this.tidying = tidying;
		this.lookAt = time.nanos();
	}

	/**
	 * Asks the registry once and puts its answer, or else the last good one, in force.
	 * @param forced whether to fetch the configuration even if it is unchanged
	 * @return what it came to
	 */
	public PassResult pass(boolean forced) {
		return pass(() -> Optional.of(this.contact.ask(forced ? null : this.gateway.newestTag())));
	}

	/** Does what is due now, and leaves what takes long under way. */
	void turn() {
		Optional<Answer<Fetched>> answer = this.question.take();
		if (untilLook().isZero() || answer.filter(Agent::needsWork).isPresent()) {
			this.lookAt = this.time.nanos() + this.interval.toNanos();
			tidyAfter(pass(() -> answer));
		}
		else {
			answer.ifPresent(this.gateway::settle);
		}
		answer.ifPresent(this::probe);
		if (!this.question.isUnderWay() && this.contact.untilDue().isZero()) {
			this.question.ask(this.contact.question(this.gateway.newestTag(), this.probes.begun()));
		}
		saveStatus();
	}

	// Now nobody waits; the next change would have to.
	private void tidyAfter(PassResult result) {
		if (!result.steps().stream().allMatch(Step::upkeep)) {
			this.tidying.run();
		}
	}

	private void probe(Answer<Fetched> answer) {
		long asked = switch (answer) {
			case Answer.Given<Fetched>(Fetched fetched) -> fetched.probe();
			case Answer.Unchanged<Fetched>(boolean held, long probe) -> probe;
			case Answer.Refused<Fetched> refused -> NO_PROBE;
			case Answer.Unreachable<Fetched> unreachable -> NO_PROBE;
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
		Duration look = untilLook();
		if (this.question.isUnderWay()) {
			return this.time.await(this.question.arrival(), look);
		}
		Duration ask = this.contact.untilDue();
		return this.time.sleep((ask.compareTo(look) < 0) ? ask : look);
	}

	private Duration untilLook() {
		return Duration.ofNanos(Math.max(0, this.lookAt - this.time.nanos()));
	}

	private static boolean needsWork(Answer<Fetched> answer) {
		return !(answer instanceof Answer.Unchanged<Fetched>);
	}

	// What is told to the registry is told without the lock, which others wait for.
	private PassResult pass(Supplier<Optional<Answer<Fetched>>> answer) {
		PassResult result = locked(answer);
		this.gateway.tell(result.problems());
		confirm();
		return result;
	}

	private void confirm() {
		if (this.gateway.isProved()) {
			try (PassLock _ = PassLock.take(this.lock)) {
				this.gateway.confirm();
			}
			catch (UncheckedIOException ex) {
				// The next pass comes to the same conclusion.
			}
		}
	}

	private PassResult locked(Supplier<Optional<Answer<Fetched>>> answer) {
		try (PassLock _ = PassLock.take(this.lock)) {
			return this.gateway.pass(answer);
		}
		catch (HostException | UncheckedIOException | InvalidValueException ex) {
			return new PassResult(List.of(), List.of(String.valueOf(ex.getMessage())), false);
		}
	}

}
