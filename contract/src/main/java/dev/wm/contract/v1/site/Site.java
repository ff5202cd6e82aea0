package dev.wm.contract.v1.site;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A site as an administrator sees it.
 *
 * @param domain its DNS domain, which is also its name
 * @param subnet its part of the supernet
 * @param gateway its gateway's overlay address, always the subnet's first
 * @param hub whether devices connect here
 * @param publicKey its gateway's key, null until a gateway has enrolled
 * @param endpoint where other gateways reach it, null if they cannot
 * @param listenPort the UDP port that its gateway listens on
 * @param lans the networks its gateway found on its LAN interfaces
 * @param rotateKey whether its gateway has been asked for a new key and has not made it
 * yet; absent means no
 * @param allowPublicDomain whether its domain may be a top-level domain of the Internet;
 * absent means no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Site(SiteDomain domain, Cidr subnet, IpAddress gateway, boolean hub,
		@JsonProperty("public_key") @Nullable PublicKey publicKey, @Nullable Endpoint endpoint,
		@JsonProperty("listen_port") Port listenPort, List<Cidr> lans,
		@JsonProperty("rotate_key") @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(
				nulls = Nulls.AS_EMPTY) boolean rotateKey,
		@JsonProperty("allow_public_domain") @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(
				nulls = Nulls.AS_EMPTY) boolean allowPublicDomain) {

	public Site {
		requirePresent(domain, "domain");
		requirePresent(subnet, "subnet");
		requirePresent(gateway, "gateway");
		requirePresent(listenPort, "listen_port");
		lans = List.copyOf(requirePresent(lans, "lans"));
	}

	/**
	 * A site whose gateway may keep its key.
	 * @param domain its DNS domain
	 * @param subnet its part of the supernet
	 * @param gateway its gateway's overlay address
	 * @param hub whether devices connect here
	 * @param publicKey its gateway's key, null until a gateway has enrolled
	 * @param endpoint where other gateways reach it, null if they cannot
	 * @param listenPort the UDP port that its gateway listens on
	 * @param lans the networks its gateway found on its LAN interfaces
	 */
	public Site(SiteDomain domain, Cidr subnet, IpAddress gateway, boolean hub, @Nullable PublicKey publicKey,
			@Nullable Endpoint endpoint, Port listenPort, List<Cidr> lans) {
		this(domain, subnet, gateway, hub, publicKey, endpoint, listenPort, lans, false);
	}

	/**
	 * A site with a private domain.
	 * @param domain its DNS domain
	 * @param subnet its part of the supernet
	 * @param gateway its gateway's overlay address
	 * @param hub whether devices connect here
	 * @param publicKey its gateway's key, null until a gateway has enrolled
	 * @param endpoint where other gateways reach it, null if they cannot
	 * @param listenPort the UDP port that its gateway listens on
	 * @param lans the networks its gateway found on its LAN interfaces
	 * @param rotateKey whether its gateway has been asked for a new key
	 */
	public Site(SiteDomain domain, Cidr subnet, IpAddress gateway, boolean hub, @Nullable PublicKey publicKey,
			@Nullable Endpoint endpoint, Port listenPort, List<Cidr> lans, boolean rotateKey) {
		this(domain, subnet, gateway, hub, publicKey, endpoint, listenPort, lans, rotateKey, false);
	}

}
