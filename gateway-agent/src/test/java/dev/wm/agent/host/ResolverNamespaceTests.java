package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.probe.LinuxUpstreamLookup;
import dev.wm.agent.process.Command;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W102 to W108: the real dnsmasq with the rendered texts. */
@Execution(ExecutionMode.CONCURRENT)
class ResolverNamespaceTests {

	private static final String FIRST_LAN = "10.7.0.250";

	private static final String SECOND_LAN = "192.168.1.250";

	private static final String MESH = "172.30.2.1";

	@TempDir
	Path folder;

	private Namespace gateway;

	@BeforeEach
	void start() throws IOException {
		Namespace.require("dnsmasq", "dig");
		this.gateway = new Namespace("dns");
		this.gateway.ip("link set lo up");
		address("wg0", MESH);
		address("eth0", FIRST_LAN);
		address("eth1", SECOND_LAN);
		run(Samples.hub(), Samples.twoLans());
	}

	private void run(GatewayConfig config, LocalContext lans, String... options) throws IOException {
		LocalContext context = new LocalContext(lans.privateKey(), lans.lanAddresses(), lans.upstreams(), lans.taken(),
				true, InterfaceName.WIREGUARD, false);
		RenderedConfig rendered = RenderedConfig.of(DesiredStateMapper.map(config, context));
		Files.writeString(this.folder.resolve("dnsmasq.servers"), rendered.servers().content());
		Files.writeString(this.folder.resolve("hosts"), rendered.hosts().content());
		run(rendered.dnsmasq().content().replace("/etc/wm/", this.folder + "/") + "pid-file=" + this.folder
				+ "/dnsmasq.pid\n", options);
		for (var lan : rendered.lans().values()) {
			run(lan.content() + "pid-file=" + this.folder + "/lan.pid\n");
		}
	}

	private void address(String name, String address) {
		this.gateway.ip("link add " + name + " type bridge", "addr add " + address + "/24 dev " + name,
				"link set " + name + " up");
	}

	private void run(String configuration, String... options) {
		List<String> argv = new ArrayList<>(List.of("dnsmasq", "-C", "-"));
		argv.addAll(List.of(options));
		this.gateway.run(Command.of(argv.toArray(String[]::new)).withInput(configuration));
	}

	@AfterEach
	void end() throws IOException {
		stop();
		if (this.gateway != null) {
			this.gateway.close();
		}
	}

	private void stop() throws IOException {
		stop("dnsmasq.pid", "lan.pid", "loop.pid", "fine.pid");
	}

	private void stop(String... files) throws IOException {
		for (String file : files) {
			if (Files.exists(this.folder.resolve(file))) {
				ProcessHandle.of(Long.parseLong(Files.readString(this.folder.resolve(file)).strip()))
					.ifPresent(ResolverControl::end);
				Files.deleteIfExists(this.folder.resolve(file));
			}
		}
	}

	private String ask(String server, String name) {
		return this.gateway.attempt(Command.of("dig", "+short", "+time=15", "+tries=1", "@" + server, name))
			.output()
			.strip();
	}

	private String status(String server, String name) {
		return this.gateway.attempt(Command.of("dig", "+time=15", "+tries=1", "@" + server, name)).output();
	}

	@Test
	void answersWhenAskedFromAnywhereAreExactlyOneAndTheRightOne() {
		for (String name : List.of("server.sheen", "cam.sheen")) {
			assertThat(ask(SECOND_LAN, name)).as(name).startsWith("192.168.1.").doesNotContain("\n");
			assertThat(ask(FIRST_LAN, name)).as(name).startsWith("172.30.2.").doesNotContain("\n");
			assertThat(ask(MESH, name)).as(name).startsWith("172.30.2.").doesNotContain("\n");
		}
		for (String server : List.of(FIRST_LAN, SECOND_LAN, MESH)) {
			assertThat(ask(server, "gw.sheen")).isEqualTo(MESH);
			assertThat(ask(server, "laptop.hub")).isEqualTo("172.30.2.5");
			assertThat(ask(server, "laptop.sheen")).isEqualTo("172.30.2.5");
			assertThat(ask(server, "kiosk.osrc")).isEqualTo("172.30.3.7");
			assertThat(status(server, "nobody.sheen")).contains("NXDOMAIN");
			assertThat(status(server, "nobody.hub")).contains("NXDOMAIN");
		}
	}

	// Nothing that dnsmasq has answers a wildcard by the side that the query comes from.
	@ParameterizedTest
	@ValueSource(strings = { "first", "second" })
	void answersWhenAHostHasAliasesAreAsForTheHostItself(String place) throws IOException {
		stop();
		LocalContext lans = place.equals("second") ? Samples.twoLans() : Samples.context();
		run(Samples.aliases(), lans);
		for (String name : List.of("git.sheen", "apps.sheen", "wiki.apps.sheen", "a.b.apps.sheen", "GIT.sheen")) {
			assertThat(ask(SECOND_LAN, name)).as(name).isEqualTo("192.168.1.10");
			assertThat(ask(MESH, name)).as(name).isEqualTo("172.30.2.2");
		}
		for (String name : List.of("till.osrc", "booth.osrc", "x.booth.osrc", "x.kiosk.osrc", "kiosk.osrc")) {
			assertThat(ask(SECOND_LAN, name)).as(name).isEqualTo("172.30.3.7");
			assertThat(ask(MESH, name)).as(name).isEqualTo("172.30.3.7");
		}
		for (String server : List.of(SECOND_LAN, MESH)) {
			assertThat(ask(server, "server.sheen")).startsWith(server.equals(MESH) ? "172.30.2.2" : "192.168.1.10");
			assertThat(status(server, "x.git.sheen")).contains("NXDOMAIN");
			assertThat(status(server, "nobody.sheen")).contains("NXDOMAIN");
			// NXDOMAIN for one type would deny the name for all.
			assertThat(this.gateway
				.attempt(Command.of("dig", "+time=15", "+tries=1", "@" + server, "wiki.apps.sheen", "AAAA"))
				.output()).contains("status: NOERROR", "ANSWER: 0");
			assertThat(this.gateway
				.attempt(Command.of("dig", "+short", "+time=15", "+tries=1", "@" + server, "-x", "172.30.2.2"))
				.output()
				.strip()).isEqualTo("server.sheen.");
		}
	}

	// README's step for the router, taken too far: everything goes to the gateway.
	@Test
	void lookWhenAnUpstreamAsksTheGatewayInTurnSeesTheLoop() {
		address("r0", "192.168.7.1");
		address("r1", "192.168.8.1");
		run("no-resolv\nno-hosts\nbind-interfaces\nlisten-address=192.168.7.1\nuser=root\nserver=" + MESH
				+ "\npid-file=" + this.folder + "/loop.pid\n");
		run("no-resolv\nno-hosts\nbind-interfaces\nlisten-address=192.168.8.1\nuser=root\nserver=/sheen/" + MESH
				+ "\npid-file=" + this.folder + "/fine.pid\n");
		String name = "n1." + LinuxUpstreamLookup.DOMAIN;
		assertThat(ask("192.168.7.1", name)).isEqualTo(MESH);
		assertThat(ask("192.168.8.1", name)).isEmpty();
		assertThat(ask("192.168.8.1", "server.sheen")).isNotEmpty();
	}

	// Without it, the query goes round until nobody waits any longer.
	@Test
	void answersWhenAnUpstreamAsksTheGatewayInTurnAndDnsmasqDetectsThatAreGivenAtOnce() throws IOException {
		Assumptions.assumeTrue(this.gateway.run("dnsmasq", "--version").contains(" loop-detect"),
				"dnsmasq is compiled without loop detection");
		address("r0", "192.168.7.1");
		run("no-resolv\nno-hosts\nbind-interfaces\nlisten-address=192.168.7.1\nuser=root\nserver=" + MESH
				+ "\npid-file=" + this.folder + "/loop.pid\n");
		stop("dnsmasq.pid", "lan.pid");
		LocalContext two = Samples.twoLans();
		run(Samples.hub(), new LocalContext(two.privateKey(), two.lanAddresses(),
				List.of(NameServer.parse("192.168.7.1")), List.of(), true, InterfaceName.WIREGUARD, false),
				"--dns-loop-detect");
		Namespace.until(() -> status(MESH, "outside.example").contains("status: REFUSED"));
		assertThat(ask(MESH, "server.sheen")).isEqualTo("172.30.2.2");
	}

	// What a deep check goes by: W193's "local=" and protection against rebinding.
	@Test
	void answersWhenARouterKeepsDomainsToItselfSayThatThereIsNoSuchName() {
		address("r0", "192.168.7.1");
		run("no-resolv\nno-hosts\nbind-interfaces\nlisten-address=192.168.7.1\nuser=root\nserver=/sheen/" + MESH
				+ "\nlocal=/osrc/\ndomain=osrc\nserver=/hub/" + MESH
				+ "\nstop-dns-rebind\nrebind-domain-ok=/sheen/osrc/\npid-file=" + this.folder + "/loop.pid\n");
		assertThat(ask("192.168.7.1", "gw.sheen")).isEqualTo(MESH);
		assertThat(status("192.168.7.1", "gw.osrc")).contains("status: NXDOMAIN");
		assertThat(status("192.168.7.1", "gw.hub")).containsPattern("status: (NOERROR|NXDOMAIN)").contains("ANSWER: 0");
		assertThat(ask(MESH, "gw.osrc")).isNotEmpty();
		assertThat(ask(MESH, "gw.hub")).isNotEmpty();
	}

	@Test
	void startWhenAnotherResolverHasTheLoopbackAddressAnswersElsewhere() throws IOException {
		stop();
		run("no-resolv\nno-hosts\nbind-interfaces\nlisten-address=127.0.0.1\nuser=root\npid-file=" + this.folder
				+ "/loop.pid\n");
		LocalContext two = Samples.twoLans();
		run(Samples.hub(), new LocalContext(two.privateKey(), two.lanAddresses(), two.upstreams(),
				List.of(IpAddress.LOOPBACK), true, InterfaceName.WIREGUARD, false));
		assertThat(ask(FIRST_LAN, "gw.sheen")).isEqualTo(MESH);
		assertThat(ask("127.0.0.1", "gw.sheen")).isEmpty();
	}

	@Test
	void answersWhenTheUpstreamIsAnIpv6OneAreThose() throws IOException {
		stop();
		this.gateway.ip("link add r0 type bridge", "link set r0 up", "addr add fe80::53/64 dev r0 nodad",
				"addr add 2001:db8::53/64 dev r0 nodad");
		run("no-resolv\nno-hosts\nbind-interfaces\ninterface=r0\nexcept-interface=lo\nuser=root\n"
				+ "host-record=outside.example,203.0.113.80\npid-file=" + this.folder + "/loop.pid\n");
		for (String server : List.of("2001:db8::53", "fe80::53%r0")) {
			stop("dnsmasq.pid", "lan.pid");
			LocalContext two = Samples.twoLans();
			run(Samples.hub(), new LocalContext(two.privateKey(), two.lanAddresses(), List.of(NameServer.parse(server)),
					List.of(), true, InterfaceName.WIREGUARD, false));
			assertThat(ask(MESH, "outside.example")).as(server).isEqualTo("203.0.113.80");
		}
	}

	@Test
	void answersWhenAThousandNamesAreReadAgainAreNeverLost() throws IOException {
		String pid = Files.readString(this.folder.resolve("dnsmasq.pid")).strip();
		String before = Files.readString(this.folder.resolve("hosts"));
		AtomicBoolean done = new AtomicBoolean();
		CompletableFuture<List<String>> answers = CompletableFuture.supplyAsync(() -> {
			List<String> all = new ArrayList<>();
			do {
				all.add(ask(MESH, "server.sheen"));
			}
			while (!done.get());
			return all;
		});
		try {
			for (int round = 0; round < 10; round++) {
				Files.writeString(this.folder.resolve("hosts"), before + DnsNames.lines(round));
				this.gateway.run("kill", "-HUP", pid);
				assertThat(ask(MESH, "n" + round + "x999.osrc")).isNotEmpty();
			}
		}
		finally {
			done.set(true);
		}
		assertThat(answers.join()).isNotEmpty().containsOnly("172.30.2.2");
	}

	/** A thousand names. */
	private static final class DnsNames {

		private static String lines(int round) {
			GatewayConfig hub = Samples.hub();
			List<NameRecord> names = new ArrayList<>(hub.names());
			for (int i = 0; i < 1000; i++) {
				names.add(NameRecord.of(HostName.parse("n" + round + "x" + i + ".osrc"),
						IpAddress.parse("172.30.3.10").plus(i)));
			}
			return RenderedConfig
				.of(DesiredStateMapper.map(new GatewayConfig(hub.meshName(), hub.supernet(), hub.site(), hub.peers(),
						hub.hosts(), hub.devices(), hub.domains(), names), Samples.context()))
				.hosts()
				.content();
		}

	}

}
