package dev.wm.contract.v1.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Probe of the path from one gateway to another one through the tunnel.
 *
 * @param site the other gateway's site
 * @param sent ICMP echo requests sent
 * @param answered how many of them were answered, at most as many
 * @param roundTrip the shortest round trip in milliseconds, null if nothing came back
 * @param largestPacket bytes of the largest IPv4 packet that crossed whole and came back,
 * null if nothing came back
 * @param answersNames whether the other gateway's DNS server resolved {@code gw.<domain>}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PathProbe(SiteDomain site, int sent, int answered, @JsonProperty("round_trip") @Nullable Double roundTrip,
		@JsonProperty("largest_packet") @Nullable Integer largestPacket,
		@JsonProperty("answers_names") boolean answersNames) {

	private static final int LARGEST = 65_535;

	public PathProbe {
		requirePresent(site, "site");
		if (answered < 0 || answered > sent) {
			throw new InvalidValueException("\"answered\" is " + answered + ": expected 0 to " + sent + ".");
		}
		if (roundTrip != null && !(roundTrip >= 0 && Double.isFinite(roundTrip))) {
			throw new InvalidValueException("\"round_trip\" is " + roundTrip + ": expected milliseconds.");
		}
		if (largestPacket != null && (largestPacket < 0 || largestPacket > LARGEST)) {
			throw new InvalidValueException("\"largest_packet\" is " + largestPacket + ": expected bytes.");
		}
	}

}
