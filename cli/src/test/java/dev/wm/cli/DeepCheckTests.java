package dev.wm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DeepCheckTests {

	private static final Finding DEAD = new Finding(Severity.ERROR, "path_dead", "pair", "osrc sheen",
			"From osrc to sheen, nothing came back through the tunnel.", "See to the port forward.");

	private static final Finding ABSENT = new Finding(Severity.WARNING, "host_absent", "host", "nas.sheen",
			"Nobody on the LAN of sheen has the local address of nas.sheen.", "Switch it on.");

	private final FakeRegistry home = new FakeRegistry("home", "172.30.0.0/16");

	@TempDir
	private Path folder;

	private WmRunner wm;

	@BeforeEach
	void prepare() {
		this.wm = new WmRunner(this.folder).mesh("172-30", "home", this.home);
	}

	@AfterEach
	void close() {
		this.home.close();
	}

	private static DeepCheck running(int answered, String... waiting) {
		return new DeepCheck(7, WmRunner.NOW, false, 3, answered, Stream.of(waiting).map(SiteDomain::parse).toList(),
				List.of());
	}

	private static DeepCheck done(NamedCheck... checks) {
		return new DeepCheck(7, WmRunner.NOW, true, 3, 3, List.of(), List.of(checks));
	}

	private static NamedCheck check(String name, CheckOutcome outcome, Finding... findings) {
		return new NamedCheck(name, outcome, "What " + name + " saw.", List.of(findings));
	}

	// W176
	@Test
	void deepCheckWhenAllIsWellAsksUntilItIsDoneAndShowsTheChecks() {
		this.home.mesh().deepChecks.addAll(List.of(running(0, "gate", "osrc", "sheen"), running(2, "osrc"),
				running(2, "osrc"), done(check("registry", CheckOutcome.PASS), check("ping", CheckOutcome.PASS))));
		assertThat(this.wm.run("deepcheck")).isEqualTo(new WmRunner.Run(0, """
				RESULT   CHECK      DETAIL
				pass     registry   What registry saw.
				pass     ping       What ping saw.
				""", ""));
		assertThat(this.home.requests()).containsExactly("POST /api/v1/deep-checks", "GET /api/v1/deep-checks/7",
				"GET /api/v1/deep-checks/7", "GET /api/v1/deep-checks/7");
	}

	@Test
	void deepCheckWhenACheckFailsSaysWhatToDoOnceAndFails() {
		this.home.mesh().deepChecks.add(done(check("ping", CheckOutcome.FAIL, DEAD),
				check("names", CheckOutcome.FAIL, DEAD), check("hosts", CheckOutcome.WARN, ABSENT)));
		assertThat(this.wm.run("deepcheck")).isEqualTo(new WmRunner.Run(1, """
				RESULT   CHECK   DETAIL
				fail     ping    What ping saw.
				fail     names   What names saw.
				warn     hosts   What hosts saw.

				error: From osrc to sheen, nothing came back through the tunnel.
				  See to the port forward.
				warning: Nobody on the LAN of sheen has the local address of nas.sheen.
				  Switch it on.
				""", ""));
	}

	@Test
	void deepCheckWhenPrintedForProgramsIsTheDocument() {
		this.home.mesh().deepChecks
			.add(done(check("ping", CheckOutcome.FAIL, DEAD), check("hosts", CheckOutcome.WARN, ABSENT)));
		for (String format : List.of("text", "wide", "json", "yaml", "name")) {
			assertThat(this.wm.run("deepcheck", "-o", format).exitCode()).isEqualTo(1);
		}
		assertThat(this.wm.run("deepcheck", "-o", "name").out()).isEqualTo("osrc sheen\nnas.sheen\n");
		assertThat(this.wm.run("deepcheck", "-o", "json").out()).startsWith("""
				{
				  "id" : 7,
				  "started_at" : "2026-11-02T12:00:00Z",
				  "done" : true,
				  "asked" : 3,
				  "answered" : 3,
				  "waiting" : [ ],
				  "checks" : [ {
				    "name" : "ping",
				    "outcome" : "fail",
				    "detail" : "What ping saw.",
				    "findings" : [ {
				      "severity" : "error",
				""");
	}

	@Test
	void deepCheckWhenThereIsOnlyAWarningSucceeds() {
		this.home.mesh().deepChecks.add(done(check("hosts", CheckOutcome.WARN, ABSENT)));
		assertThat(this.wm.run("deepcheck").exitCode()).isZero();
	}

	@Test
	void deepCheckWhenOnATerminalShowsHowFarItIsInPlace() {
		this.home.mesh().deepChecks.addAll(List.of(running(0, "gate", "here", "osrc", "sheen"), running(2, "osrc"),
				running(2, "osrc"), done(check("ping", CheckOutcome.FAIL), check("hosts", CheckOutcome.WARN),
						check("clocks", CheckOutcome.PASS))));
		WmRunner.Run run = this.wm.capabilities(new TerminalCapabilities(true, 0)).run("deepcheck");
		assertThat(run.err())
			.isEqualTo("\r\u001b[Kprobing: 0 of 3 gateways done, waiting for gate, here, osrc and 1 more (0 s)"
					+ "\r\u001b[Kprobing: 2 of 3 gateways done, waiting for osrc (0 s)"
					+ "\r\u001b[Kprobing: 2 of 3 gateways done, waiting for osrc (1 s)" + "\r\u001b[K");
		assertThat(run.out()).contains("\u001b[31mfail\u001b[0m", "\u001b[33mwarn\u001b[0m", "\u001b[32mpass\u001b[0m");
	}

	// What wraps could not be printed over.
	@Test
	void deepCheckWhenTheTerminalIsNarrowCutsHowFarItIs() {
		this.home.mesh().deepChecks.addAll(List.of(running(2, "osrc"), done()));
		assertThat(this.wm.capabilities(new TerminalCapabilities(true, 24)).run("deepcheck").err())
			.isEqualTo("\r\u001b[Kprobing: 2 of 3 gatewa…\r\u001b[K");
	}

	@Test
	void deepCheckWhenTheTerminalIsNarrowFoldsTheDetails() {
		String detail = "2 of 3 sites have a gateway that polls.";
		this.home.mesh().deepChecks.add(done(new NamedCheck("gateways", CheckOutcome.WARN, detail, List.of())));
		assertThat(this.wm.capabilities(new TerminalCapabilities(false, 50)).run("deepcheck").out()).isEqualTo("""
				RESULT   CHECK      DETAIL
				warn     gateways   2 of 3 sites have a gateway
				                    that polls.
				""");
		assertThat(this.wm.run("deepcheck", "-o", "wide").out()).contains("warn     gateways   " + detail + "\n");
	}

	@Test
	void deepCheckWhenItNeverEndsGivesUp() {
		this.home.mesh().deepChecks.add(running(2, "osrc"));
		WmRunner.Run run = this.wm.capabilities(new TerminalCapabilities(true, 0)).run("deepcheck");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).contains("(2 s)", "(120 s)")
			.endsWith("\r\u001b[Kwm: The deep check did not finish within 2 min. Read the registry's log.\n");
	}

	@Test
	void deepCheckWhenARegistryIsTooOldSaysSoAndShowsTheOthers() {
		this.home.mesh().deepChecks.addAll(List.of(running(2, "osrc"), done(check("ping", CheckOutcome.PASS))));
		try (FakeRegistry old = new FakeRegistry("old", "172.31.0.0/16")) {
			old.respond("POST /api/v1/deep-checks",
					MockResponses.problem(ProblemCode.NOT_FOUND, "There is nothing at this path."));
			this.wm.mesh("172-31", "old", old);
			assertThat(this.wm.run("deepcheck")).isEqualTo(new WmRunner.Run(1, """
					=== home (172-30) ===
					RESULT   CHECK   DETAIL
					pass     ping    What ping saw.
					""", "wm: old (172-31): The registry at " + old.url()
					+ " is too old for a deep check: update it, or use wm check.\n"));
			assertThat(this.wm.run("deepcheck", "--mesh", "old").exitCode()).isEqualTo(1);
		}
	}

}
