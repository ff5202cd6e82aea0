package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wm.agent.host.Namespace.until;
import static org.assertj.core.api.Assertions.assertThat;

/** W97, W98: the real table follows the configuration, element by element. */
@Execution(ExecutionMode.CONCURRENT)
class TableNamespaceTests {

	private static final String UPDATED = "update table ip wm: it differs from the configuration";

	private static final int FEW = 10;

	private static final int MANY = 20_000;

	// Together they send a packet each 2 ms. One alone that sends so many does not sleep
	// in
	// between and keeps a processor busy.
	private static final int PINGS = 5;

	@TempDir
	Path root;

	private SiteNetwork site;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "conntrack");
		this.site = new SiteNetwork(this.root);
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	private static String far(int number) {
		return "172.30." + (100 + number / 250) + "." + (2 + number % 250);
	}

	// The hub's, with hosts here and elsewhere.
	private static GatewayConfig config(int here, int elsewhere) {
		GatewayConfig hub = Samples.hub();
		List<Host> hosts = new ArrayList<>(hub.hosts());
		List<NameRecord> names = new ArrayList<>(hub.names());
		for (int i = 0; i < here; i++) {
			Host host = Samples.host("h" + i, "192.168.1." + (100 + i), "172.30.2." + (100 + i));
			hosts.add(host);
			names.add(NameRecord.of(HostName.parse("h" + i + ".sheen"), host.overlayAddress()));
		}
		for (int i = 0; i < elsewhere; i++) {
			names.add(NameRecord.of(HostName.parse("f" + i + ".osrc"), IpAddress.parse(far(i))));
		}
		return new GatewayConfig(hub.meshName(), hub.supernet(), hub.site(), hub.peers(), hosts, hub.devices(),
				hub.domains(), names);
	}

	private String nft(String... arguments) {
		List<String> argv = new ArrayList<>(List.of("nft"));
		argv.addAll(List.of(arguments));
		return this.site.gateway.run(argv.toArray(String[]::new));
	}

	@Test
	void tableWhenHostsComeAndGoIsTheOneThatWouldBeLoaded() {
		this.site.apply(config(0, 0));
		assertThat(this.site.apply(config(3, 2))).contains(UPDATED);
		assertThat(this.site.apply(config(1, 0))).contains(UPDATED);
		assertThat(this.site.apply(config(1, 0))).isEmpty();
		String updated = nft("list", "table", "ip", "wm");
		nft("delete", "table", "ip", "wm");
		this.site.apply(config(1, 0));
		assertThat(nft("list", "table", "ip", "wm")).isEqualTo(updated);
	}

	@Test
	void packetsWhenTheTableFollowsAHundredChangesAreNotLost() throws Exception {
		this.site.apply(config(0, 0));
		Namespace server = this.site.machine("server", "192.168.1.10");
		this.site.elsewhere("172.30.3.1");
		this.site.untilWatched(config(0, 0));
		List<Namespace.Running> pings = new ArrayList<>();
		try {
			for (int i = 0; i < PINGS; i++) {
				pings.add(server.start("ping", "-i", "0.01", "-w", "600", "172.30.3.1"));
			}
			for (int i = 0; i < 100; i++) {
				assertThat(this.site.apply(config((i + 1) % 3, 1 + i % 7))).contains(UPDATED);
			}
			for (Namespace.Running ping : pings) {
				assertThat(ping.end()).contains(" 0% packet loss").doesNotContain("\n0 packets");
			}
		}
		finally {
			pings.forEach(Namespace.Running::close);
		}
	}

	// Listing 20,000 elements at each poll would be too much.
	@ParameterizedTest
	@ValueSource(ints = { FEW, MANY })
	void tableWhenItIsWatchedIsListedOnlyAfterSomebodyChangedIt(int elsewhere) {
		GatewayConfig config = config(2, elsewhere);
		this.site.apply(config);
		this.site.untilWatched(config);
		for (List<String> damage : List.of(List.of("delete", "element", "ip", "wm", "dnat4", "{ 172.30.2.101 }"),
				List.of("delete", "element", "ip", "wm", "members", "{ " + far(7) + " }"),
				List.of("add", "rule", "ip", "wm", "through_hub", "accept"), List.of("flush", "ruleset"))) {
			nft(damage.toArray(String[]::new));
			List<String> steps = new ArrayList<>();
			this.site.gateway.ran.clear();
			until(() -> steps.addAll(this.site.apply(config)));
			assertThat(steps).singleElement().asString().startsWith("load table ip wm");
			this.site.untilWatched(config);
		}
		assertThat(this.site.apply(config(2, elsewhere - 1))).contains(UPDATED);
		this.site.untilWatched(config(2, elsewhere - 1));
	}

}
