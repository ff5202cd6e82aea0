package dev.wm.contract.v1.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A site to create with {@code POST /api/v1/sites}.
 *
 * @param domain its DNS domain
 * @param subnet its part of the supernet, null for the next free one
 * @param prefixLength the size of the next free subnet, null for /24; not with a subnet
 * @param hub whether devices connect here; absent means no
 * @param endpoint where other gateways reach it, null if they cannot
 * @param listenPort the UDP port that its gateway listens on, null for WireGuard's usual
 * @param allowPublicDomain whether the domain may be a top-level domain of the Internet;
 * absent means no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSite(SiteDomain domain, @Nullable Cidr subnet,
		@JsonProperty("prefix_length") @Nullable Integer prefixLength, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean hub,
		@Nullable Endpoint endpoint, @JsonProperty("listen_port") @Nullable Port listenPort,
		@JsonProperty("allow_public_domain") @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(
				nulls = Nulls.AS_EMPTY) boolean allowPublicDomain) {

	public NewSite {
		requirePresent(domain, "domain");
		if (subnet != null && prefixLength != null) {
			throw new InvalidValueException("Give either \"subnet\" or \"prefix_length\", not both.");
		}
	}

	/**
	 * A site with a private domain.
	 * @param domain its DNS domain
	 * @param subnet its part of the supernet, null for the next free one
	 * @param prefixLength the size of the next free subnet, null for /24
	 * @param hub whether devices connect here
	 * @param endpoint where other gateways reach it, null if they cannot
	 * @param listenPort the UDP port that its gateway listens on, null for the usual
	 */
	public NewSite(SiteDomain domain, @Nullable Cidr subnet, @Nullable Integer prefixLength, boolean hub,
			@Nullable Endpoint endpoint, @Nullable Port listenPort) {
		this(domain, subnet, prefixLength, hub, endpoint, listenPort, false);
	}

	/**
	 * What would make a site as it is.
	 * @param site the site
	 * @return the same with all its members
	 */
	public static NewSite of(Site site) {
		return new NewSite(site.domain(), site.subnet(), null, site.hub(), site.endpoint(), site.listenPort(),
				site.allowPublicDomain());
	}

}
