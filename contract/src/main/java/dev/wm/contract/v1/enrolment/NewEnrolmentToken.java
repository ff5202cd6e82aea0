package dev.wm.contract.v1.enrolment;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * A one-use enrolment token to create with {@code POST /api/v1/enrolment-tokens}: for a
 * site's gateway or for a device, one of the two.
 *
 * @param site the site that a gateway may enrol at with it, null for a device
 * @param device the device that may enrol with it, null for a gateway
 * @param validSeconds its lifetime in seconds, null for the registry's default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewEnrolmentToken(@Nullable SiteDomain site, @Nullable DnsLabel device,
		@JsonProperty("valid_seconds") @Nullable Long validSeconds) {

	/** The shortest lifetime that a registry gives. */
	public static final Duration SHORTEST = Duration.ofMinutes(1);

	/** The longest. */
	public static final Duration LONGEST = Duration.ofDays(30);

	public NewEnrolmentToken {
		if ((site == null) == (device == null)) {
			throw new InvalidValueException("Give either \"site\" or \"device\": a token is for one of them.");
		}
	}

	/**
	 * A token for a gateway.
	 * @param site its site
	 * @return the token to create
	 */
	public static NewEnrolmentToken forSite(SiteDomain site) {
		return new NewEnrolmentToken(site, null, null);
	}

	/**
	 * A token for a device.
	 * @param device its label
	 * @return the token to create
	 */
	public static NewEnrolmentToken forDevice(DnsLabel device) {
		return new NewEnrolmentToken(null, device, null);
	}

}
