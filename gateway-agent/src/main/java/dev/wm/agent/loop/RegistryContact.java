package dev.wm.agent.loop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.fetch.Answer;
import dev.wm.agent.fetch.Fetched;
import dev.wm.agent.fetch.Registry;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * The agent's dealings with the registry: enrols when it has to, asks when it is time,
 * and tells what changed.
 */
public final class RegistryContact {

	private final Registry registry;

	private final CredentialStore credentials;

	private final Enroller enroller;

	private final Backoff backoff;

	private final Time time;

	private final ContactLog log;

	private long notBefore;

	private boolean waiting;

	private @Nullable GatewayReport reported;

	RegistryContact(Registry registry, CredentialStore credentials, Enroller enroller, Backoff backoff, Time time,
			ContactLog log) {
		this.registry = registry;
		this.credentials = credentials;
		this.enroller = enroller;
		this.backoff = backoff;
		this.time = time;
		this.log = log;
	}

	/**
	 * Asks for the configuration, unless it is too early after a failure.
	 * @param key this gateway's public key
	 * @param lans looks for its LAN networks, for an enrolment
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @return the configuration, if there is another one
	 */
	Optional<Fetched> poll(PublicKey key, Supplier<List<Cidr>> lans, @Nullable String tag) {
		if (this.waiting && this.time.nanos() - this.notBefore < 0) {
			return Optional.empty();
		}
		return switch (config(key, lans, tag)) {
			case Answer.Given<Fetched>(Fetched fetched) -> {
				reached();
				yield Optional.of(fetched);
			}
			case Answer.Unchanged<Fetched>() -> {
				reached();
				yield Optional.empty();
			}
			case Answer.Refused<Fetched>(int status, String sentence) -> {
				this.log.refused(sentence);
				waitFor(this.backoff.afterRefusal());
				yield Optional.empty();
			}
			case Answer.Unreachable<Fetched>(String reason) -> {
				this.log.unreachable(reason);
				waitFor(this.backoff.afterFailure());
				yield Optional.empty();
			}
		};
	}

	private Answer<Fetched> config(PublicKey key, Supplier<List<Cidr>> lans, @Nullable String tag) {
		Optional<BearerToken> credential = this.credentials.load();
		if (credential.isEmpty()) {
			return enrolled(key, lans);
		}
		Answer<Fetched> answer = this.registry.config(credential.get(), tag);
		boolean unknown = answer instanceof Answer.Refused<Fetched> refusal && refusal.isUnauthenticated();
		return unknown ? enrolled(key, lans) : answer;
	}

	private Answer<Fetched> enrolled(PublicKey key, Supplier<List<Cidr>> lans) {
		return switch (this.enroller.enrol(key, lans.get())) {
			case Answer.Given<BearerToken>(BearerToken credential) -> {
				this.log.enrolled();
				this.reported = null;
				yield this.registry.config(credential, null);
			}
			case Answer.Unchanged<BearerToken>() -> new Answer.Unchanged<>();
			case Answer.Refused<BearerToken>(int status, String sentence) -> new Answer.Refused<>(status, sentence);
			case Answer.Unreachable<BearerToken>(String reason) -> new Answer.Unreachable<>(reason);
		};
	}

	private void reached() {
		this.log.reached();
		this.backoff.reset();
		this.waiting = false;
	}

	private void waitFor(Duration wait) {
		this.notBefore = this.time.nanos() + wait.toNanos();
		this.waiting = true;
	}

	/** Whether the last question was answered. */
	boolean isReached() {
		return this.log.isReached();
	}

	/** Says how this gateway is doing, if that differs from what was said before. */
	void report(GatewayReport report) {
		if (!isReached() || report.equals(this.reported)) {
			return;
		}
		this.credentials.load().ifPresent((credential) -> {
			if (this.registry.report(credential, report) instanceof Answer.Given<GatewayReport>) {
				this.reported = report;
			}
		});
	}

}
