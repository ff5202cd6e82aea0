package dev.wm.contract.v1.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's own site in its configuration.
 *
 * @param domain the site's domain
 * @param subnet its part of the supernet
 * @param gateway the gateway's overlay address
 * @param hub whether devices connect here
 * @param publicKey the key that this gateway enrolled with
 * @param listenPort the UDP port to listen on
 * @param rotateKey whether this gateway has to generate a new key pair now
 */
public record OwnSite(SiteDomain domain, Cidr subnet, IpAddress gateway, boolean hub,
		@JsonProperty("public_key") PublicKey publicKey, @JsonProperty("listen_port") Port listenPort,
		@JsonProperty("rotate_key") boolean rotateKey) {

	public OwnSite {
		requirePresent(domain, "domain");
		requirePresent(subnet, "subnet");
		requirePresent(gateway, "gateway");
		requirePresent(publicKey, "public_key");
		requirePresent(listenPort, "listen_port");
	}

}
