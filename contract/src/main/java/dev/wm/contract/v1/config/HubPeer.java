package dev.wm.contract.v1.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The hub in a device's configuration: its only peer and its DNS server.
 *
 * @param domain the hub's own domain
 * @param gateway the hub gateway's overlay address, which is also the DNS server
 * @param publicKey its public key
 * @param endpoint its endpoint, null while it is unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HubPeer(SiteDomain domain, IpAddress gateway, @JsonProperty("public_key") PublicKey publicKey,
		@Nullable Endpoint endpoint) {

	public HubPeer {
		requirePresent(domain, "domain");
		requirePresent(gateway, "gateway");
		requirePresent(publicKey, "public_key");
	}

}
