package dev.wm.agent.poll;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.enrol.Enroller;
import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.fetch.RegistryClient;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.time.Time;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.KeyProof;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's session with the registry: polls, enrols when the credential is not
 * known, and sends reports and keys. Only {@code sendProbeReport} and the supplier of
 * {@code longPoll} may be called from another thread.
 */
public final class RegistrySession {

	private static final int UNAUTHORIZED = 401;

	private static final int CONFLICT = 409;

	private static final int NO_STATUS = 0;

	// What a proxy answers while the registry behind it is down, and the registry itself
	// while its database is or it stops.
	private static final Set<Integer> DOWN = Set.of(502, 503, 504, 521, 522, 523, 530);

	private final RegistryClient registry;

	private final CredentialStore credentials;

	private final Enroller enroller;

	private final PollSchedule schedule;

	private final KeyProofSchedule keyProofs;

	private final ReachabilityLog log;

	private final CloneRefusal clone;

	private long responses;

	private long enrolments;

	public RegistrySession(RegistryClient registry, CredentialStore credentials, Enroller enroller,
			PollSchedule schedule, Time time, Path cloned, EventLog log) {
		this.registry = registry;
		this.credentials = credentials;
		this.enroller = enroller;
		this.schedule = schedule;
		this.keyProofs = new KeyProofSchedule(time);
		this.log = new ReachabilityLog(log);
		this.clone = new CloneRefusal(cloned);
	}

	/** How long until the next poll is due, zero if it is. */
	public Duration untilDue() {
		return this.schedule.untilDue();
	}

	/**
	 * Prepares a long poll, which the registry holds until the configuration changes or
	 * the poll interval is over.
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @param lastProbe the number of the last deep check that was started, 0 for none
	 * @return sends the poll and waits for its result, which is to be accepted
	 */
	public Supplier<CallResult<FetchedConfig>> longPoll(@Nullable String tag, long lastProbe) {
		this.schedule.started();
		return () -> poll(tag, lastProbe, this.schedule.hold());
	}

	/**
	 * Polls without being held.
	 * @param tag the entity tag of what the agent has, null to get it in any case
	 * @return the poll result, which is to be accepted
	 */
	public CallResult<FetchedConfig> poll(@Nullable String tag) {
		this.schedule.started();
		return poll(tag, null, Duration.ZERO);
	}

	// A clone's poll would say that the other machine lives, and where.
	private CallResult<FetchedConfig> poll(@Nullable String tag, @Nullable Long lastProbe, Duration wait) {
		Optional<String> refusal = this.clone.detail();
		if (refusal.isPresent()) {
			return new CallResult.Refused<>(CONFLICT, refusal.get());
		}
		return withCredential((credential) -> this.registry.config(credential, tag, lastProbe, wait));
	}

	private <T> CallResult<T> withCredential(Function<BearerToken, CallResult<T>> call) {
		try {
			return this.credentials.load()
				.map(call)
				.orElseGet(() -> new CallResult.Refused<>(UNAUTHORIZED, "This gateway has not enrolled."));
		}
		catch (UncheckedIOException ex) {
			return new CallResult.Refused<>(NO_STATUS, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Accepts a poll result: logs it, schedules the next poll, and enrols first if the
	 * registry does not know the credential.
	 * @param pollResult the result
	 * @param key this gateway's public key
	 * @param lans finds its LAN networks, for an enrolment
	 * @return the configuration, empty if it is unchanged or was not sent
	 */
	public Optional<FetchedConfig> accept(CallResult<FetchedConfig> pollResult, Supplier<PublicKey> key,
			Supplier<List<Cidr>> lans) {
		boolean unknown = pollResult instanceof CallResult.Refused<FetchedConfig> refusal
				&& refusal.isUnauthenticated();
		if (!(pollResult instanceof CallResult.Unreachable<FetchedConfig>)) {
			this.responses++;
		}
		return switch (unknown ? enrolled(key.get(), lans) : pollResult) {
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
			case CallResult.Refused<FetchedConfig>(int status, String detail) -> {
				this.log.refused(detail);
				if (DOWN.contains(status)) {
					this.schedule.unreachable();
				}
				else {
					this.schedule.refused();
				}
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
			case CallResult.Refused<BearerToken>(int status, String detail) -> new CallResult.Refused<>(status, detail);
			case CallResult.Unreachable<BearerToken>(String reason) -> new CallResult.Unreachable<>(reason);
		};
	}

	/** How many responses came so far, whatever their status. */
	public long responses() {
		return this.responses;
	}

	/** How often this gateway has enrolled since the agent's start. */
	public long enrolments() {
		return this.enrolments;
	}

	/** Sends the public key that this gateway has made for a key rotation. */
	public void sendKey(PublicKey key) {
		this.credentials.load().ifPresent((credential) -> {
			if (this.registry.sendKey(credential, new NewKey(key)) instanceof CallResult.Refused<NewKey> refusal) {
				this.log.refused(refusal.detail());
			}
		});
	}

	/**
	 * Tells the registry which key this gateway holds, with a proof, because the registry
	 * has one that this gateway does not know. After a refusal it tries again once a
	 * minute.
	 * @param key the public key whose private half this gateway holds
	 * @param prover computes the proof for a challenge
	 */
	public void proveKey(PublicKey key, Function<PublicKey, Optional<KeyProof>> prover) {
		if (!this.keyProofs.isDue()) {
			return;
		}
		CallResult<HeldKey> result = withCredential((credential) -> prove(credential, key, prover));
		this.keyProofs.tried(result instanceof CallResult.Success);
		switch (result) {
			case CallResult.Refused<HeldKey>(int status, String detail) -> this.log.keyRefused(detail);
			case CallResult.Success<HeldKey> taken -> this.log.recovered();
			default -> {
			}
		}
	}

	private CallResult<HeldKey> prove(BearerToken credential, PublicKey key,
			Function<PublicKey, Optional<KeyProof>> prover) {
		return switch (this.registry.keyChallenge(credential)) {
			case CallResult.Success<KeyChallenge>(KeyChallenge challenge) -> prover.apply(challenge.publicKey())
				.map((proof) -> this.registry.sendHeldKey(credential, new HeldKey(key, proof)))
				.orElseGet(() -> new CallResult.Refused<>(NO_STATUS, "The registry's challenge cannot be used."));
			case CallResult.NotModified<KeyChallenge> unchanged ->
				new CallResult.Unreachable<>("it sent an unexpected response");
			case CallResult.Refused<KeyChallenge>(int status, String detail) ->
				new CallResult.Refused<>(status, detail);
			case CallResult.Unreachable<KeyChallenge>(String reason) -> new CallResult.Unreachable<>(reason);
		};
	}

	/** Says with each poll from now on whose gateway this is. */
	public void identify(SiteDomain site) {
		this.registry.identify(site);
	}

	/**
	 * Sends the result of a deep check. Safe from any thread.
	 * @param probe the number of the deep check
	 * @param report its result
	 * @return the report if the registry took it
	 */
	public CallResult<ProbeReport> sendProbeReport(long probe, ProbeReport report) {
		return withCredential((credential) -> this.registry.sendProbeReport(credential, probe, report));
	}

	/** What the registry said if this machine is a clone, empty if it is none. */
	public Optional<String> cloneRefusal() {
		return this.clone.detail();
	}

	/** Whether the last poll was answered and not refused. */
	public boolean isReached() {
		return this.log.isReached();
	}

	/** Whether a poll was answered and not refused since the agent's start. */
	public boolean hasAnswered() {
		return this.log.hasAnswered();
	}

	/** Why the last poll was not answered or refused, empty if it was answered. */
	public String refusal() {
		return this.log.detail();
	}

	/**
	 * Sends the gateway's report.
	 * @param report the whole report
	 * @return whether the registry took it
	 */
	public boolean report(GatewayReport report) {
		CallResult<GatewayReport> result = withCredential((credential) -> this.registry.report(credential, report));
		return switch (result) {
			case CallResult.Success<GatewayReport> taken -> {
				this.responses++;
				this.clone.taken();
				yield true;
			}
			case CallResult.Refused<GatewayReport>(int status, String detail) when status == CONFLICT -> {
				this.clone.refused(detail);
				yield false;
			}
			default -> false;
		};
	}

}
