package dev.wm.agent.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a gateway makes to the registry. None throws for a network failure or an
 * error response.
 */
public interface RegistryClient {

	/**
	 * Polls for this gateway's configuration.
	 * @param credential the gateway's own
	 * @param tag the entity tag of what the caller has, null for none
	 * @param lastProbe the number of the last deep check that was started, 0 for none,
	 * null for a caller that runs none
	 * @param wait how long the registry may hold the poll until the configuration changes
	 * @return the poll result
	 */
	CallResult<FetchedConfig> config(BearerToken credential, @Nullable String tag, @Nullable Long lastProbe,
			Duration wait);

	/**
	 * Enrols this gateway.
	 * @param token the operator's token
	 * @param request the site, key and LANs
	 * @return its site and its own credential
	 */
	CallResult<Enrolment> enrol(BearerToken token, EnrolRequest request);

	/**
	 * Sends this gateway's report.
	 * @param credential the gateway's own
	 * @param report the report
	 * @return the report, if the registry took it
	 */
	CallResult<GatewayReport> report(BearerToken credential, GatewayReport report);

	/**
	 * Sends the public key of a key rotation.
	 * @param credential the gateway's own
	 * @param key the key that is valid from now on
	 * @return the key, if the registry took it
	 */
	CallResult<NewKey> sendKey(BearerToken credential, NewKey key);

	/**
	 * Requests a challenge, to prove which key this gateway holds.
	 * @param credential the gateway's own
	 * @return the challenge
	 */
	CallResult<KeyChallenge> keyChallenge(BearerToken credential);

	/**
	 * Sends the public key that this gateway holds while the registry has another one.
	 * @param credential the gateway's own
	 * @param held the key and its proof
	 * @return the key, if the registry took it
	 */
	CallResult<HeldKey> sendHeldKey(BearerToken credential, HeldKey held);

	/**
	 * Says with each poll from now on whose gateway this is, so that a registry that does
	 * not know the credential can say who has to enrol again.
	 * @param site the site of the applied configuration
	 */
	void identify(SiteDomain site);

	/**
	 * Says with each report from now on which start of which machine sends it.
	 * @param machine the value of the header, asked for each time; empty for none
	 */
	void identify(Supplier<Optional<String>> machine);

	/**
	 * Sends the result of a deep check.
	 * @param credential the gateway's own
	 * @param probe the number of the deep check
	 * @param report its result
	 * @return the report, if the registry took it
	 */
	CallResult<ProbeReport> sendProbeReport(BearerToken credential, long probe, ProbeReport report);

}
