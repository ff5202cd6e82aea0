package dev.wm.agent.fetch;

import java.time.Duration;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway asks the registry. No method throws for what the network or the registry
 * does.
 */
public interface RegistryClient {

	/**
	 * Asks for this gateway's configuration.
	 * @param credential the gateway's own
	 * @param tag the entity tag of what the caller has, null for none
	 * @param begun the last look around that this gateway has begun with, 0 for none,
	 * null if it is not to be asked for one
	 * @param wait how long the registry is to hold the question until it has another one
	 * @return the configuration, or that it is unchanged
	 */
	CallResult<FetchedConfig> config(BearerToken credential, @Nullable String tag, @Nullable Long begun, Duration wait);

	/**
	 * Introduces this gateway.
	 * @param token what the operator gave
	 * @param request who this is
	 * @return the gateway's own credential
	 */
	CallResult<Enrolment> enrol(BearerToken token, EnrolRequest request);

	/**
	 * Says how this gateway is doing.
	 * @param credential the gateway's own
	 * @param report how it is doing
	 * @return the report, if it arrived
	 */
	CallResult<GatewayReport> report(BearerToken credential, GatewayReport report);

	/**
	 * Says that this gateway has made itself a new key.
	 * @param credential the gateway's own
	 * @param key the key that is to count from now on
	 * @return the key, if it arrived
	 */
	CallResult<NewKey> sendKey(BearerToken credential, NewKey key);

	/**
	 * Says what this gateway found when it looked around.
	 * @param credential the gateway's own
	 * @param probe the number of the look
	 * @param report what it found
	 * @return the report, if it arrived
	 */
	CallResult<ProbeReport> sendProbeReport(BearerToken credential, long probe, ProbeReport report);

}
