package dev.wm.contract.v1.release;

import com.fasterxml.jackson.annotation.JsonProperty;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The release that a gateway is to run ({@code GET /gateway/release}), also when it runs
 * it already. Where nothing is wanted the response is 204: the gateway keeps what it has.
 * So it is after the gateway reported that this release failed there, until an
 * administrator starts the roll-out anew.
 *
 * @param version the version
 * @param path the path of its files at the registry, such as {@code /dist/0.2.0}
 * @param isDowngradeAllowed whether to take it though it is older than what runs
 */
public record WantedRelease(ReleaseVersion version, String path,
		@JsonProperty("is_downgrade_allowed") boolean isDowngradeAllowed) {

	public WantedRelease {
		requirePresent(version, "version");
		requirePresent(path, "path");
	}

}
