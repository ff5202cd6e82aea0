package dev.wm.agent.loop;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.fetch.Answer;
import dev.wm.agent.fetch.Fetched;
import dev.wm.agent.fetch.Registry;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * The agent's dealings with the registry: enrols when it has to, asks when it is time,
 * and tells what changed.
 */
public final class RegistryContact {

	private static final int UNAUTHORIZED = 401;

	private static final int NO_ANSWER = 0;

	private final Registry registry;

	private final CredentialStore credentials;

	private final Enroller enroller;

	private final Pace pace;

	private final ContactLog log;

	private final ReportRhythm rhythm;

	private long answers;

	RegistryContact(Registry registry, CredentialStore credentials, Enroller enroller, Pace pace, ReportRhythm rhythm,
			ContactLog log) {
		this.registry = registry;
		this.credentials = credentials;
		this.enroller = enroller;
		this.pace = pace;
		this.rhythm = rhythm;
		this.log = log;
	}

	/** How long until the registry may be asked again, zero if that is now. */
	Duration untilDue() {
		return this.pace.untilDue();
	}

	/**
	 * Asks for the configuration, and nothing else, so that it can be done beside other
	 * work.
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @param begun the last look around that the agent has begun with, 0 for none
	 * @return how to get the answer, which is to be settled
	 */
	Supplier<Answer<Fetched>> question(@Nullable String tag, long begun) {
		this.pace.asking();
		return () -> ask(tag, begun, this.pace.hold());
	}

	/**
	 * Asks for the configuration without being held.
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @return the answer, which is to be settled
	 */
	Answer<Fetched> ask(@Nullable String tag) {
		this.pace.asking();
		return ask(tag, null, Duration.ZERO);
	}

	private Answer<Fetched> ask(@Nullable String tag, @Nullable Long begun, Duration wait) {
		return withCredential((credential) -> this.registry.config(credential, tag, begun, wait));
	}

	private <T> Answer<T> withCredential(Function<BearerToken, Answer<T>> question) {
		try {
			return this.credentials.load()
				.map(question)
				.orElseGet(() -> new Answer.Refused<>(UNAUTHORIZED, "This gateway has not enrolled."));
		}
		catch (UncheckedIOException ex) {
			return new Answer.Refused<>(NO_ANSWER, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Takes an answer in, and enrols if that is what it takes.
	 * @param answer what the registry said
	 * @param key this gateway's public key
	 * @param lans looks for its LAN networks, for an enrolment
	 * @return the configuration, if there is another one
	 */
	Optional<Fetched> settle(Answer<Fetched> answer, Supplier<PublicKey> key, Supplier<List<Cidr>> lans) {
		boolean unknown = answer instanceof Answer.Refused<Fetched> refusal && refusal.isUnauthenticated();
		if (!(answer instanceof Answer.Unreachable<Fetched>)) {
			this.answers++;
		}
		return switch (unknown ? enrolled(key.get(), lans) : answer) {
			case Answer.Given<Fetched>(Fetched fetched) -> {
				this.log.reached();
				this.pace.changed();
				yield Optional.of(fetched);
			}
			case Answer.Unchanged<Fetched>(boolean held, long probe) -> {
				this.log.reached();
				this.pace.unchanged(held);
				yield Optional.empty();
			}
			case Answer.Refused<Fetched>(int status, String sentence) -> {
				this.log.refused(sentence);
				this.pace.refused();
				yield Optional.empty();
			}
			case Answer.Unreachable<Fetched>(String reason) -> {
				this.log.unreachable(reason);
				this.pace.unreachable();
				yield Optional.empty();
			}
		};
	}

	private Answer<Fetched> enrolled(PublicKey key, Supplier<List<Cidr>> lans) {
		return switch (this.enroller.enrol(key, lans.get())) {
			case Answer.Given<BearerToken>(BearerToken credential) -> {
				this.log.enrolled();
				this.rhythm.forget();
				yield this.registry.config(credential, null, null, Duration.ZERO);
			}
			case Answer.Unchanged<BearerToken>(boolean held, long probe) -> new Answer.Unchanged<>(held, probe);
			case Answer.Refused<BearerToken>(int status, String sentence) -> new Answer.Refused<>(status, sentence);
			case Answer.Unreachable<BearerToken>(String reason) -> new Answer.Unreachable<>(reason);
		};
	}

	/** How many answers came so far, whatever they said. */
	long answers() {
		return this.answers;
	}

	/** Says that this gateway has made itself a new key. */
	void newKey(PublicKey key) {
		this.credentials.load().ifPresent((credential) -> {
			if (this.registry.newKey(credential, new NewKey(key)) instanceof Answer.Refused<NewKey> refusal) {
				this.log.refused(refusal.sentence());
			}
		});
	}

	/**
	 * Says what a look around found, from any thread.
	 * @param probe the number of the look
	 * @param report what it found
	 * @return the report, if it arrived
	 */
	Answer<ProbeReport> probed(long probe, ProbeReport report) {
		return withCredential((credential) -> this.registry.probed(credential, probe, report));
	}

	/** Whether the last question was answered. */
	boolean isReached() {
		return this.log.isReached();
	}

	/**
	 * Says how this gateway is doing, if that is due.
	 * @param report what it says, its peers aside
	 * @param whole adds them
	 */
	void report(GatewayReport report, UnaryOperator<GatewayReport> whole) {
		if (!isReached() || !this.rhythm.isDue(report)) {
			return;
		}
		this.credentials.load().ifPresent((credential) -> {
			if (this.registry.report(credential, whole.apply(report)) instanceof Answer.Given<GatewayReport>) {
				this.answers++;
				this.rhythm.told(report);
			}
		});
	}

}
