package dev.wm.contract.v1.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Another site in a gateway's configuration.
 *
 * @param domain the site's domain
 * @param subnet its part of the supernet
 * @param publicKey its gateway's public key
 * @param endpoint its gateway's endpoint, null if that gateway has to send the first
 * handshake
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeerSite(SiteDomain domain, Cidr subnet, @JsonProperty("public_key") PublicKey publicKey,
		@Nullable Endpoint endpoint) {

	public PeerSite {
		requirePresent(domain, "domain");
		requirePresent(subnet, "subnet");
		requirePresent(publicKey, "public_key");
	}

}
