package dev.wm.agent.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.SiteDomain;

/**
 * Looks at upstream name servers, one after the other.
 */
public final class LinuxUpstreamLookup implements UpstreamLookup {

	/** The domain whose names dnsmasq answers with the gateway's overlay address. */
	public static final SiteDomain DOMAIN = SiteDomain.parse("wm-loop-check");

	private static final int DNS_PORT = 53;

	private static final int TRY_MILLIS = 1000;

	private final RandomGenerator random;

	private final int port;

	public LinuxUpstreamLookup(RandomGenerator random) {
		this(random, DNS_PORT);
	}

	LinuxUpstreamLookup(RandomGenerator random, int port) {
		this.random = random;
		this.port = port;
	}

	@Override
	public Map<NameServer, UpstreamState> look(List<NameServer> servers, Set<IpAddress> own) {
		Map<NameServer, UpstreamState> states = new HashMap<>();
		for (NameServer server : servers) {
			// An answer to a name of its own is in nobody's cache.
			HostName name = DOMAIN.host(DnsLabel.parse("n" + Long.toHexString(this.random.nextLong())));
			states.put(server, state(server, name, own));
		}
		return states;
	}

	private UpstreamState state(NameServer server, HostName name, Set<IpAddress> own) {
		InetAddress address;
		try {
			address = InetAddress.ofLiteral(server.toString());
		}
		catch (IllegalArgumentException ex) {
			// Its interface is gone.
			return UpstreamState.SILENT;
		}
		Optional<DnsReply> reply = new DnsClient(new InetSocketAddress(address, this.port), TRY_MILLIS).reply(name);
		if (reply.isEmpty()) {
			return UpstreamState.SILENT;
		}
		return reply.get().address().filter(own::contains).isPresent() ? UpstreamState.LOOPING
				: UpstreamState.ANSWERING;
	}

}
