package dev.wm.contract.v1.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Probe of another gateway by packets that this one forwards, as it does those of its
 * hosts, from a network namespace behind it.
 *
 * @param site the other gateway's site
 * @param answersPing whether an ICMP echo request was answered
 * @param carriesTcp whether a TCP connection carried segments of full size, null if that
 * could not be probed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForwardProbe(SiteDomain site, @JsonProperty("answers_ping") boolean answersPing,
		@JsonProperty("carries_tcp") @Nullable Boolean carriesTcp) {

	public ForwardProbe {
		requirePresent(site, "site");
	}

}
