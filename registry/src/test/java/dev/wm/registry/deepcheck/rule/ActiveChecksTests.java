package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.HUB;
import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.NOW;
import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.OSRC;
import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.SHEEN;
import static dev.wm.registry.deepcheck.rule.ThreeSiteMesh.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * One healthy mesh of three sites, and one thing at a time that goes wrong in it.
 */
class ActiveChecksTests {

	private static final List<String> HEALTHY = List.of(
			"registry pass The database answers, and gateways get its newest revision 7.",
			"gateways pass 3 of 3 sites have a gateway that polls.",
			"configuration pass 3 of 3 gateways have applied the newest configuration.",
			"products pass 3 of 3 gateways have applied every subsystem and report no problem.",
			"probes pass 3 of 3 gateways sent their probe results in time.",
			"ping pass 6 of 6 paths between gateways answer, the slowest in 1.5 ms.",
			"forwarding pass 3 of 3 gateways forward packets to the others.",
			"mtu pass 6 of 6 paths between gateways carry the tunnel's packets of 1420 bytes.",
			"names pass 9 of 9 DNS queries to the gateways' name servers are answered.",
			"hosts pass 2 of 2 hosts are on their LANs.",
			"clocks pass 3 of 3 gateways' clocks agree with the registry's to the minute.");

	@Test
	void allWhenTheMeshIsHealthyPass() {
		assertThat(lines(new ThreeSiteMesh())).containsExactlyElementsOf(HEALTHY);
	}

	@Test
	void allWhenThereIsNothingYetPass() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		mesh.gateways.clear();
		mesh.hosts.clear();
		mesh.probes.clear();
		mesh.reports.clear();
		assertThat(lines(mesh)).containsExactly(HEALTHY.getFirst(), "gateways pass There is no site.",
				"configuration pass There is no gateway.", "products pass There is no gateway.",
				"probes pass There is no gateway that polls and could probe.", "ping pass There are no two gateways.",
				"forwarding pass There are no two gateways.", "mtu pass There are no two gateways.",
				"names pass There is no gateway.", "hosts pass There is no host.", "clocks pass There is no gateway.");
	}

	@ParameterizedTest
	@MethodSource("troubles")
	void allWhenSomethingIsWrongSaySo(Consumer<ThreeSiteMesh> trouble, List<String> expected) {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		trouble.accept(mesh);
		assertThat(lines(mesh).stream().filter((line) -> !HEALTHY.contains(line))).containsExactlyElementsOf(expected);
	}

	static Stream<Arguments> troubles() {
		return Stream.of(Stream.of(
				trouble((mesh) -> mesh.ready = false,
						"registry fail The database did not answer this registry lately. | database_silent registry"),
				trouble((mesh) -> mesh.delivered = 6,
						"registry warn The database answers, and gateways do not get its newest revision 7. | views_behind registry"),
				trouble((mesh) -> mesh.found(Severity.ERROR, "gateway_silent", SHEEN),
						"gateways fail 2 of 3 sites have a gateway that polls. | gateway_silent sheen",
						"products fail 2 of 3 gateways have applied every subsystem and report no problem. | gateway_silent sheen"),
				trouble((mesh) -> mesh.found(Severity.ERROR, "configuration_stale", SHEEN).sync(SHEEN, false),
						"configuration fail 2 of 3 gateways have applied the newest configuration. | configuration_stale sheen"),
				trouble((mesh) -> mesh.sync(SHEEN, false),
						"configuration warn 2 of 3 gateways have applied the newest configuration. | configuration_pending sheen"),
				trouble((mesh) -> mesh.found(Severity.ERROR, "configuration_reverted", SHEEN).sync(SHEEN, false),
						"configuration fail 2 of 3 gateways have applied the newest configuration. | configuration_reverted sheen",
						"products fail 2 of 3 gateways have applied every subsystem and report no problem. | configuration_reverted sheen"),
				trouble((mesh) -> mesh.found(Severity.WARNING, "drift_repaired", SHEEN)
					.found(Severity.ERROR, "product_failed", SHEEN)
					.found(Severity.WARNING, "gateway_problem", OSRC),
						"products fail 1 of 3 gateways have applied every subsystem and report no problem."
								+ " | product_failed sheen, drift_repaired sheen, gateway_problem osrc"),
				trouble((mesh) -> mesh.found(Severity.ERROR, "gateway_cloned", SHEEN),
						"products fail 2 of 3 gateways have applied every subsystem and report no problem. | gateway_cloned sheen"),
				trouble((mesh) -> mesh.found(Severity.ERROR, "no_handshake", SHEEN))), answers(), paths(), places())
			.flatMap((cases) -> cases);
	}

	private static Stream<Arguments> answers() {
		return Stream.of(trouble((mesh) -> mesh.probe(new ProbeStatus(SHEEN, true, true, null)),
				"probes fail 2 of 3 gateways sent their probe results in time. | probe_missing sheen",
				"ping warn 4 of 6 paths between gateways answer, the slowest in 1.5 ms; 2 could not be checked.",
				"forwarding warn 2 of 3 gateways forward packets to the others; 1 could not be checked.",
				"mtu warn 4 of 6 paths between gateways carry the tunnel's packets of 1420 bytes; 2 could not be checked.",
				"names warn 6 of 9 DNS queries to the gateways' name servers are answered; 3 could not be checked.",
				"hosts warn 0 of 2 hosts are on their LANs; 2 could not be checked.",
				"clocks warn 2 of 3 gateways' clocks agree with the registry's to the minute; 1 could not be checked."),
				trouble((mesh) -> mesh.report(SHEEN, NOW, true,
						List.of(path(HUB, 3, 1420, true), path(OSRC, 3, 1420, true)), mesh.presences,
						List.of("There is no ping.", "There is no ip.")),
						"probes warn 3 of 3 gateways sent their probe results in time. | probe_problem sheen, probe_problem sheen"));
	}

	@Test
	void namesWhenARouterKeepsADomainSaysWhichAndWhatHelps() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		mesh.sheensRouterLacks(OSRC);
		Finding finding = mesh.checks().get(8).findings().getFirst();
		assertThat(finding.detail()).isEqualTo("The router of sheen, 192.168.1.1, forwards DNS queries for other"
				+ " domains of the mesh to the gateway and answers those for osrc itself, so that the LAN's machines do"
				+ " not resolve gw.osrc.");
		assertThat(finding.remedy()).contains("run wm openwrt-setup again, which removes local='/osrc/'",
				"add the conditional forwarding of osrc", "wm edit site osrc --set domain=NAME");
	}

	@Test
	void pingWhenMoreIsKnownOfAGatewayNamesThatInsteadOfThePortForward() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		mesh.sheenProbes(path(HUB, 0, null, false));
		assertThat(pingRemedy(mesh)).contains("port forward");
		mesh.found(Severity.WARNING, "gateway_problem", OSRC);
		assertThat(pingRemedy(mesh)).contains("port forward");
		mesh.found(Severity.WARNING, "gateway_problem", HUB);
		assertThat(pingRemedy(mesh)).isEqualTo("First mend what else is known of the gateway of hq: It is so.");
	}

	private static String pingRemedy(ThreeSiteMesh mesh) {
		return mesh.checks().get(5).findings().getFirst().remedy();
	}

	@Test
	void probesWhenAGatewayCannotProbeWarn() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		mesh.probe(new ProbeStatus(SHEEN, false, true, null));
		assertThat(lines(mesh).get(4))
			.isEqualTo("probes warn 2 of 3 gateways sent their probe results in time. | probe_unsupported sheen");
		mesh.probes.clear();
		mesh.reports.clear();
		assertThat(lines(mesh).get(4))
			.isEqualTo("probes warn There is no gateway that polls and could probe; 3 could not be checked.");
	}

	private static Stream<Arguments> paths() {
		return Stream.of(trouble((mesh) -> mesh.sheenProbes(path(HUB, 0, null, false)),
				"ping fail 5 of 6 paths between gateways answer, the slowest in 1.5 ms. | path_dead sheen hq",
				"mtu warn 5 of 6 paths between gateways carry the tunnel's packets of 1420 bytes; 1 could not be checked.",
				"names warn 8 of 9 DNS queries to the gateways' name servers are answered; 1 could not be checked."),
				trouble((mesh) -> mesh.sheenProbes(path(HUB, 2, 1420, true)),
						"ping warn 6 of 6 paths between gateways answer, the slowest in 1.5 ms. | path_lossy sheen hq"),
				trouble((mesh) -> mesh.sheenProbes(path(HUB, 3, 1419, true)),
						"mtu warn 5 of 6 paths between gateways carry the tunnel's packets of 1420 bytes. | path_narrow sheen hq"),
				trouble((mesh) -> mesh.sheenProbes(path(HUB, 3, 1420, false)),
						"names fail 8 of 9 DNS queries to the gateways' name servers are answered. | names_silent sheen hq"),
				trouble((mesh) -> mesh.sheenProbes(new PathProbe(HUB, 0, 0, null, null, true)),
						"ping warn 5 of 6 paths between gateways answer, the slowest in 1.5 ms; 1 could not be checked.",
						"mtu warn 5 of 6 paths between gateways carry the tunnel's packets of 1420 bytes; 1 could not be checked.",
						"names warn 8 of 9 DNS queries to the gateways' name servers are answered; 1 could not be checked."),
				// It has been removed meanwhile.
				trouble((mesh) -> mesh.sheenProbes(path(HUB, 3, 1420, true),
						path(SiteDomain.parse("gone"), 0, null, false), path(SHEEN, 0, null, false))));
	}

	private static Stream<Arguments> places() {
		return Stream.of(trouble((mesh) -> mesh.sheenResolvesItself(false),
				"names fail 8 of 9 DNS queries to the gateways' name servers are answered. | names_silent sheen"),
				trouble((mesh) -> mesh.found(Severity.INFO, "source_refused", SHEEN),
						"hosts pass 2 of 2 hosts are on their LANs. | source_refused sheen"),
				trouble((mesh) -> mesh.sheensRouterLacks(OSRC, SHEEN),
						"names warn 9 of 9 DNS queries to the gateways' name servers are answered. | router_keeps_domain sheen, router_keeps_domain sheen"),
				trouble((mesh) -> mesh.sheenSeesHost(HostPresence.SILENT),
						"hosts pass 2 of 2 hosts are on their LANs, 1 of them without answering echo requests."),
				trouble((mesh) -> mesh.sheenSeesHost(HostPresence.ABSENT),
						"hosts warn 1 of 2 hosts are on their LANs. | host_absent nas.sheen"),
				trouble((mesh) -> mesh.hosts.add(HostName.parse("server.osrc")),
						"hosts warn 2 of 3 hosts are on their LANs; 1 could not be checked."),
				trouble((mesh) -> mesh.sheenReportsRemovedHost()), trouble((mesh) -> mesh.sheenClock(60)),
				trouble((mesh) -> mesh.sheenClock(-61),
						"clocks warn 2 of 3 gateways' clocks agree with the registry's to the minute. | clock_off sheen"),
				trouble((mesh) -> mesh.sheenClock(180),
						"clocks warn 2 of 3 gateways' clocks agree with the registry's to the minute. | clock_off sheen"),
				trouble((mesh) -> mesh.sheenClock(181),
						"clocks fail 2 of 3 gateways' clocks agree with the registry's to the minute. | clock_off sheen"));
	}

	// What it says of another site's host may be true of a machine with the same address.
	@Test
	void hostsWhenAnotherSitesGatewaySpeaksOfThemDoNotListen() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		mesh.report(OSRC, NOW, true, List.of(path(HUB, 3, 1420, true), path(SHEEN, 3, 1420, true)),
				List.of(new HostProbe(HostName.parse("nas.sheen"), HostPresence.ABSENT, null)), List.of());
		assertThat(lines(mesh)).containsExactlyElementsOf(HEALTHY);
		mesh.hosts.add(HostName.parse("cam.osrc"));
		mesh.presences.add(new HostProbe(HostName.parse("cam.osrc"), HostPresence.ABSENT, null));
		mesh.sheenProbes(path(HUB, 3, 1420, true));
		assertThat(lines(mesh)).contains("hosts warn 2 of 3 hosts are on their LANs; 1 could not be checked.");
	}

	@Test
	void findingsSayWhatWasSeenAndWhatToDo() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		mesh.report(SHEEN, NOW.minusSeconds(600), true, List.of(path(HUB, 3, 1372, true), path(OSRC, 1, 1420, true)),
				mesh.presences, List.of());
		List<Finding> findings = mesh.checks().stream().flatMap((check) -> check.findings().stream()).toList();
		assertThat(findings).extracting(Finding::detail)
			.containsExactly("From sheen to osrc, 1 of 3 echo requests came back.",
					"From sheen to hq, packets of at most 1372 bytes cross whole, and the tunnel's have up to 1420.",
					"The clock of the gateway of sheen is 10 minutes behind the registry's.");
		assertThat(findings).allMatch((finding) -> finding.remedy().endsWith("."));
	}

	@Test
	void findingsWhenThereAreManyAreTheWorst() {
		ThreeSiteMesh mesh = new ThreeSiteMesh();
		IntStream.range(0, 60).forEach((number) -> mesh.found(Severity.WARNING, "gateway_problem", OSRC));
		mesh.found(Severity.ERROR, "product_failed", SHEEN);
		NamedCheck subsystems = mesh.checks().get(3);
		assertThat(subsystems.outcome()).isEqualTo(CheckOutcome.FAIL);
		assertThat(subsystems.findings()).hasSize(50).first().extracting(Finding::code).isEqualTo("product_failed");
	}

	private static Arguments trouble(Consumer<ThreeSiteMesh> trouble, String... expected) {
		return arguments(trouble, List.of(expected));
	}

	private static List<String> lines(ThreeSiteMesh mesh) {
		return mesh.checks().stream().map(ActiveChecksTests::line).toList();
	}

	private static String line(NamedCheck check) {
		String findings = check.findings()
			.stream()
			.map((finding) -> finding.code() + " " + finding.name())
			.collect(Collectors.joining(", "));
		return check.name() + " " + check.outcome() + " " + check.detail()
				+ (findings.isEmpty() ? "" : " | " + findings);
	}

}
