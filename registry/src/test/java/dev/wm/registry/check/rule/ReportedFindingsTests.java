package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from the gateways' reports, and when nothing does. */
class ReportedFindingsTests extends HealthyMeshTestBase {

	private static final String NO_SPACE = "/etc/wm/hosts cannot be written: No space left on device";

	private void report(int index, @Nullable Instant at, @Nullable Long offset, List<SubsystemReport> subsystems,
			List<PeerStatus> peers, List<Repair> repairs, List<String> problems, List<RefusedSource> refused) {
		Gateway old = this.gateways.get(index);
		replace(index, new Gateway(old.site(), true, true, NOW, "0.1.0", old.publicAddress(), 1L, null, List.of(),
				subsystems, peers, repairs, problems, null, null, null, at, offset, refused));
	}

	private void pair(Instant handshake, Instant reported, @Nullable Long offset) {
		report(1, reported, offset, FINE, List.of(peer("hub"), new PeerStatus("sheen", null, handshake, 0, 0)),
				List.of(), List.of(), List.of());
		report(2, reported, null, FINE, List.of(peer("hub"), new PeerStatus("osrc", null, handshake, 0, 0)), List.of(),
				List.of(), List.of());
	}

	// The registry was down for four minutes and its gateways have just polled again.
	@Test
	void runWhenReportsAreOlderThanTheOutageFindsNothingInThem() {
		Instant before = NOW.minusSeconds(250);
		this.started = NOW.minusSeconds(5);
		pair(before.minusSeconds(200), before, 31_536_000L);
		report(0, before, 31_536_000L, List.of(new SubsystemReport(Subsystem.NAMES, SubsystemState.FAILED, "x")),
				this.gateways.getFirst().peers(), List.of(new Repair(Subsystem.ROUTES, "gone", 300)),
				List.of("A.", NO_SPACE), List.of(new RefusedSource(IpAddress.parse("10.77.0.66"), 1, 250)));
		assertThat(run()).isEmpty();
		this.started = before;
		assertThat(codes()).contains("ERROR clock_off gateway hub", "ERROR disk_full gateway hub",
				"WARNING drift_repaired gateway hub", "WARNING gateway_problem gateway hub",
				"INFO source_refused gateway hub");
	}

	// It was the gateways' way to the registry that was down.
	@Test
	void runWhenAHandshakeWasRecentAtTheTimeOfTheReportSaysNothing() {
		Instant reported = NOW.minusSeconds(240);
		pair(reported.minusSeconds(180), reported, null);
		assertThat(run()).isEmpty();
		pair(reported.minusSeconds(181), reported, null);
		assertThat(codes()).containsExactly("ERROR no_handshake pair osrc sheen");
		pair(NOW.minusSeconds(800), NOW.minusSeconds(361), null);
		assertThat(run()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 31_536_000, -31_536_000, 181 })
	void runWhenAClockIsWrongSaysTheClockAndBlamesNoRouter(long offset) {
		pair(NOW.minus(Duration.ofDays(365)), NOW, offset);
		assertThat(codes()).containsExactly("ERROR clock_off gateway osrc");
		assertThat(run().getFirst().detail()).contains((offset > 0) ? "ahead of" : "behind");
		assertThat(run().getFirst().remedy()).contains("NTP");
	}

	@Test
	void runWhenAClockIsALittleOffSaysNothing() {
		report(1, NOW, -60L, FINE, this.gateways.get(1).peers(), List.of(), List.of(), List.of());
		assertThat(run()).isEmpty();
		report(1, NOW, 61L, FINE, this.gateways.get(1).peers(), List.of(), List.of(), List.of());
		assertThat(codes()).containsExactly("WARNING clock_off gateway osrc");
	}

	// Four findings that named dnsmasq, WireGuard and others.
	@Test
	void runWhenADiskIsFullSaysTheDiskOnce() {
		report(2, NOW, null,
				List.of(new SubsystemReport(Subsystem.NAMES, SubsystemState.FAILED, NO_SPACE),
						new SubsystemReport(Subsystem.WIREGUARD, SubsystemState.FAILED, "write: Disk quota exceeded")),
				this.gateways.get(2).peers(), List.of(), List.of("names: " + NO_SPACE, "Another."), List.of());
		assertThat(codes()).containsExactly("ERROR disk_full gateway sheen", "WARNING gateway_problem gateway sheen");
		assertThat(run().getFirst().detail()).contains("sheen is full", NO_SPACE);
		assertThat(run().getFirst().remedy()).contains("df -h").doesNotContain("dnsmasq");
	}

	@Test
	void runWhenADiskIsReadOnlySaysTheDiskOnce() {
		String message = "/run/wm/lock cannot be locked: FileSystemException /run/wm/lock: Read-only file system";
		report(2, NOW, null, FINE, this.gateways.get(2).peers(), List.of(),
				List.of(message, "/run/wm/status cannot be written: Read-only file system"), List.of());
		assertThat(codes()).containsExactly("ERROR disk_read_only gateway sheen");
		assertThat(run().getFirst().detail()).isEqualTo("A disk of the gateway of sheen is read-only: " + message);
		assertThat(run().getFirst().remedy()).contains("dmesg", "mount -o remount,rw");
	}

	// It takes the site off the mesh, and was a warning below the errors that follow from
	// it.
	@Test
	void runWhenTheInterfaceIsSomebodyElsesSaysThatFirstAndNothingElseOfTheSite() {
		String problem = "WireGuard interface wg0 exists and wm did not make it: its key is another's. It is left alone,"
				+ " and nothing is applied: set WM_INTERFACE=wm0 in /etc/wm/gateway.env and restart wm-gateway, or"
				+ " remove it if nobody needs it.";
		Gateway old = this.gateways.get(2);
		replace(2, new Gateway(old.site(), true, false, NOW, "0.1.0", old.publicAddress(), null, null, List.of(),
				List.of(), List.of(), List.of(), List.of(problem, "Another."), null, null, null, NOW, null, null));
		assertThat(codes()).containsExactly("ERROR interface_foreign gateway sheen");
		assertThat(run().getFirst().detail()).isEqualTo("The site sheen is not in the mesh: " + problem);
	}

	// "Address already in use" was an error and a warning.
	@Test
	void runWhenAProblemIsThatOfASubsystemSaysItOnce() {
		report(2, NOW, null,
				List.of(new SubsystemReport(Subsystem.WIREGUARD, SubsystemState.FAILED, "UDP port 51820 is in use.")),
				this.gateways.get(2).peers(), List.of(), List.of("UDP port 51820 is in use.", "Another."), List.of());
		assertThat(codes()).containsExactly("ERROR product_failed gateway sheen",
				"WARNING gateway_problem gateway sheen");
		assertThat(run().getLast().detail()).isEqualTo("Another.");
	}

	// Three findings with one remedy.
	@Test
	void runWhenDriftWasRepairedSeveralTimesSaysItOnceWithCountAndTime() {
		report(2, NOW, null, FINE, this.gateways.get(2).peers(),
				List.of(new Repair(Subsystem.NAMES, "First.", 900), new Repair(Subsystem.ROUTES, "Route gone.", 700),
						new Repair(Subsystem.NAMES, "Second.", 600), new Repair(Subsystem.NAMES, "Third.", 300)),
				List.of(), List.of());
		assertThat(run()).extracting(Finding::detail)
			.containsExactlyInAnyOrder(
					"The gateway of sheen repaired its names 3 times within an hour, the last time 5 minutes ago: Third.",
					"The gateway of sheen repaired its routes, the last time 11 minutes ago: Route gone.");
	}

	@Test
	void runWhenSeveralThingsAreWrongSortsErrorsBeforeWarningsBeforeNotes() {
		report(2, NOW, 31_536_000L, FINE, this.gateways.get(2).peers(),
				List.of(new Repair(Subsystem.NAMES, "Gone.", 9)), List.of("A."),
				List.of(new RefusedSource(IpAddress.parse("192.168.1.66"), 1, 0)));
		assertThat(run()).extracting(Finding::severity).isSorted().hasSize(4);
	}

	// "Why not this one?"
	@Test
	void runWhenAnUnregisteredMachineTriesToGetInNamesItAndTheCommand() {
		report(2, NOW, null, FINE, this.gateways.get(2).peers(), List.of(), List.of(),
				List.of(new RefusedSource(IpAddress.parse("192.168.1.66"), 12, 4),
						new RefusedSource(IpAddress.parse("192.168.1.10"), 1, 60)));
		assertThat(run()).singleElement().satisfies((finding) -> {
			assertThat(finding.detail()).isEqualTo("192.168.1.66 at sheen is not registered: its gateway dropped 12"
					+ " packets from it into the mesh, the last 4 seconds ago.");
			assertThat(finding.remedy())
				.isEqualTo("If it belongs to the mesh, register it: wm add-host NAME.sheen --local-ip 192.168.1.66");
		});
	}

}
