package dev.wm.agent.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.Samples;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.RouterNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway of sheen, 172.30.2.1, and its router; osrc is 172.30.3.1, wg 172.30.1.1.
 */
class RouterProberTests {

	private static final ProbeTargets TARGETS = ProbeTargets.of(Samples.config(), 1420);

	private static final IpAddress ROUTER = IpAddress.parse("192.168.1.1");

	private String routes = """
			default via 192.168.1.1 dev eth0 proto dhcp src 192.168.1.250 metric 100
			default via 10.0.0.1 dev wlan0 proto dhcp metric 600
			""";

	// What each name server says: an address, or the response code.
	private final Map<String, String> router = new HashMap<>(
			Map.of("gw.sheen", "172.30.2.1", "gw.osrc", "172.30.3.1", "gw.wg", "172.30.1.1"));

	private final Map<String, String> own = new HashMap<>(this.router);

	private final List<String> queries = new ArrayList<>();

	private Optional<RouterNames> probe() {
		return Optional
			.ofNullable(new RouterProber(new ScriptedPing((_) -> this.routes), this::reply).probe(TARGETS).names());
	}

	private Optional<DnsReply> reply(IpAddress server, HostName name) {
		this.queries.add(name + "@" + server);
		String said = (server.equals(ROUTER) ? this.router : this.own).get(name.toString());
		if (said == null) {
			return Optional.empty();
		}
		return Optional.of(said.contains(".") ? new DnsReply(0, Optional.of(IpAddress.parse(said)))
				: new DnsReply(Integer.parseInt(said), Optional.empty()));
	}

	private static RouterNames lacks(String... domains) {
		return new RouterNames(ROUTER, List.of(domains).stream().map(SiteDomain::parse).toList());
	}

	@Test
	void probeWhenTheRouterForwardsAllSaysNothing() {
		assertThat(probe()).isEmpty();
		assertThat(this.queries).containsExactly("gw.sheen@192.168.1.1", "gw.osrc@192.168.1.1", "gw.wg@192.168.1.1");
	}

	// NXDOMAIN, no such record, and somebody else's machine of that name.
	@ParameterizedTest
	@ValueSource(strings = { "3", "0", "192.168.1.1" })
	void probeWhenTheRouterAnswersADomainItselfNamesIt(String said) {
		this.router.put("gw.osrc", said);
		assertThat(probe()).contains(lacks("osrc"));
		this.router.put("gw.sheen", said);
		assertThat(probe()).contains(lacks("osrc", "sheen"));
	}

	// The LAN's machines ask the gateway (host-setup), or the query failed.
	@ParameterizedTest
	@CsvSource({ "3, 3, 3", "0, 0, 0", "172.30.2.1, 2, 5", "172.30.2.1, 5, 2", "172.30.2.1,,", ",,", "3,,",
			"192.168.1.7, 3, 3" })
	void probeWhenTheRouterIsNotKnownToKeepADomainSaysNothing(String sheen, String osrc, String wg) {
		this.router.clear();
		Map<String, String> said = new HashMap<>();
		said.put("gw.sheen", sheen);
		said.put("gw.osrc", osrc);
		said.put("gw.wg", wg);
		said.values().removeIf((one) -> one == null);
		this.router.putAll(said);
		assertThat(probe()).isEmpty();
	}

	@Test
	void probeWhenTheGatewayDoesNotKnowTheNameEitherDoesNotBlameTheRouter() {
		this.router.put("gw.osrc", "3");
		this.own.put("gw.osrc", "3");
		assertThat(probe()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "default dev ppp0 scope link\n", "default via inet6 fe80::1 dev eth0\n",
			"default proto static metric 20 \n\tnexthop via 10.0.0.1 dev eth0 weight 1\n" })
	void probeWhenThereIsNoRouterAsksNobody(String none) {
		this.routes = none;
		assertThat(probe()).isEmpty();
		assertThat(this.queries).isEmpty();
	}

}
