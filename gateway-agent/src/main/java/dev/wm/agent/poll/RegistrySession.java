package dev.wm.agent.poll;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.fetch.RegistryClient;
import dev.wm.agent.log.EventLog;
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
public final class RegistrySession {

	private static final int UNAUTHORIZED = 401;

	private static final int NO_ANSWER = 0;

	private final RegistryClient registry;

	private final CredentialStore credentials;

	private final Enroller enroller;

	private final PollSchedule schedule;

	private final ReachabilityLog log;

	private long responses;

	private long enrolments;

	public RegistrySession(RegistryClient registry, CredentialStore credentials, Enroller enroller,
			PollSchedule schedule, EventLog log) {
		this.registry = registry;
		this.credentials = credentials;
		this.enroller = enroller;
		this.schedule = schedule;
		this.log = new ReachabilityLog(log);
	}

	/** How long until the registry may be asked again, zero if that is now. */
	public Duration untilDue() {
		return this.schedule.untilDue();
	}

	/**
	 * Asks for the configuration, and nothing else, so that it can be done beside other
	 * work.
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @param begun the last look around that the agent has begun with, 0 for none
	 * @return how to get the answer, which is to be settled
	 */
	public Supplier<CallResult<FetchedConfig>> question(@Nullable String tag, long begun) {
		this.schedule.asking();
		return () -> ask(tag, begun, this.schedule.hold());
	}

	/**
	 * Asks for the configuration without being held.
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @return the answer, which is to be settled
	 */
	public CallResult<FetchedConfig> ask(@Nullable String tag) {
		this.schedule.asking();
		return ask(tag, null, Duration.ZERO);
	}

	private CallResult<FetchedConfig> ask(@Nullable String tag, @Nullable Long begun, Duration wait) {
		return withCredential((credential) -> this.registry.config(credential, tag, begun, wait));
	}

	private <T> CallResult<T> withCredential(Function<BearerToken, CallResult<T>> question) {
		try {
			return this.credentials.load()
				.map(question)
				.orElseGet(() -> new CallResult.Refused<>(UNAUTHORIZED, "This gateway has not enrolled."));
		}
		catch (UncheckedIOException ex) {
			return new CallResult.Refused<>(NO_ANSWER, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Takes an answer in, and enrols if that is what it takes.
	 * @param answer what the registry said
	 * @param key this gateway's public key
	 * @param lans looks for its LAN networks, for an enrolment
	 * @return the configuration, if there is another one
	 */
	public Optional<FetchedConfig> settle(CallResult<FetchedConfig> answer, Supplier<PublicKey> key,
			Supplier<List<Cidr>> lans) {
		boolean unknown = answer instanceof CallResult.Refused<FetchedConfig> refusal && refusal.isUnauthenticated();
		if (!(answer instanceof CallResult.Unreachable<FetchedConfig>)) {
			this.responses++;
		}
		return switch (unknown ? enrolled(key.get(), lans) : answer) {
			case CallResult.Success<FetchedConfig>(FetchedConfig fetched) -> {
				this.log.reached();
				this.schedule.changed();
				yield Optional.of(fetched);
			}
			case CallResult.NotModified<FetchedConfig>(boolean held, long probe) -> {
				this.log.reached();
				this.schedule.unchanged(held);
				yield Optional.empty();
			}
			case CallResult.Refused<FetchedConfig>(int status, String sentence) -> {
				this.log.refused(sentence);
				this.schedule.refused();
				yield Optional.empty();
			}
			case CallResult.Unreachable<FetchedConfig>(String reason) -> {
				this.log.unreachable(reason);
				this.schedule.unreachable();
				yield Optional.empty();
			}
		};
	}

	private CallResult<FetchedConfig> enrolled(PublicKey key, Supplier<List<Cidr>> lans) {
		return switch (this.enroller.enrol(key, lans.get())) {
			case CallResult.Success<BearerToken>(BearerToken credential) -> {
				this.log.enrolled();
				this.enrolments++;
				yield this.registry.config(credential, null, null, Duration.ZERO);
			}
			case CallResult.NotModified<BearerToken>(boolean held, long probe) ->
				new CallResult.NotModified<>(held, probe);
			case CallResult.Refused<BearerToken>(int status, String sentence) ->
				new CallResult.Refused<>(status, sentence);
			case CallResult.Unreachable<BearerToken>(String reason) -> new CallResult.Unreachable<>(reason);
		};
	}

	/** How many answers came so far, whatever they said. */
	public long responses() {
		return this.responses;
	}

	/** How often this gateway has enrolled since the agent's start. */
	public long enrolments() {
		return this.enrolments;
	}

	/** Says that this gateway has made itself a new key. */
	public void sendKey(PublicKey key) {
		this.credentials.load().ifPresent((credential) -> {
			if (this.registry.sendKey(credential, new NewKey(key)) instanceof CallResult.Refused<NewKey> refusal) {
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
	public CallResult<ProbeReport> sendProbeReport(long probe, ProbeReport report) {
		return withCredential((credential) -> this.registry.sendProbeReport(credential, probe, report));
	}

	/** Whether the last question was answered. */
	public boolean isReached() {
		return this.log.isReached();
	}

	/**
	 * Sends the gateway's report.
	 * @param report the whole report
	 * @return whether the registry took it
	 */
	public boolean report(GatewayReport report) {
		boolean taken = this.credentials.load()
			.map((credential) -> this.registry.report(credential, report))
			.filter(CallResult.Success.class::isInstance)
			.isPresent();
		if (taken) {
			this.responses++;
		}
		return taken;
	}

}
