package dev.wm.agent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * {@code gateway.env} as typed settings. Immutable.
 *
 * @param domain the site's domain, null if the token names it
 * @param subnet the site's part of the supernet, null to let the registry choose
 * @param hub whether devices connect here
 * @param registry the registry's URL, without a slash at its end
 * @param token what to enrol with, null once that is done
 * @param endpoint where other gateways reach this one, null if it is not set
 * @param listenPort the UDP port to register, null for WireGuard's default
 * @param mesh the mesh's WireGuard interface
 * @param lanInterfaces the LAN interfaces, empty to discover them
 * @param pollInterval how often to poll the registry
 * @param confirmTimeout the length of the confirmation window, zero to never revert
 * @param openFirewall whether other firewalls of the machine are told to let the mesh's
 * traffic pass
 * @param upstreams the upstream name servers, empty for the machine's own
 */
public record GatewaySettings(@Nullable SiteDomain domain, @Nullable Cidr subnet, boolean hub, URI registry,
		@Nullable BearerToken token, @Nullable Endpoint endpoint, @Nullable Port listenPort, InterfaceName mesh,
		List<InterfaceName> lanInterfaces, Duration pollInterval, Duration confirmTimeout, boolean openFirewall,
		List<IpAddress> upstreams) {

	public GatewaySettings {
		lanInterfaces = List.copyOf(lanInterfaces);
		upstreams = List.copyOf(upstreams);
	}

}
