package dev.wm.agent.fetch;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.EnrolRequest;
import dev.wm.contract.v1.Enrolment;
import dev.wm.contract.v1.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway asks the registry. No method throws for what the network or the registry
 * does.
 */
public interface Registry {

	/**
	 * Asks for this gateway's configuration.
	 * @param credential the gateway's own
	 * @param tag the entity tag of what the caller has, null for none
	 * @return the configuration, or that it is unchanged
	 */
	Answer<Fetched> config(BearerToken credential, @Nullable String tag);

	/**
	 * Introduces this gateway.
	 * @param token what the operator gave
	 * @param request who this is
	 * @return the gateway's own credential
	 */
	Answer<Enrolment> enrol(BearerToken token, EnrolRequest request);

	/**
	 * Says how this gateway is doing.
	 * @param credential the gateway's own
	 * @param report how it is doing
	 * @return the report, if it arrived
	 */
	Answer<GatewayReport> report(BearerToken credential, GatewayReport report);

}
