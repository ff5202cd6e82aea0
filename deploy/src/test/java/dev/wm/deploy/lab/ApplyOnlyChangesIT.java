package dev.wm.deploy.lab;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway touches what has to change, and nothing at all when nothing has. */
@LabTest
class ApplyOnlyChangesIT {

	// The read-only commands that find drift. Anything else would be a change.
	private static final Pattern READ_ONLY = Pattern.compile("(\\S*/)?("
			+ "wg show wg0 (dump|listen-port|public-key)|nft (-\\S+ )*list .*|ip (-\\S+ )+(address|addr|route|link)( show.*)?"
			+ ")");

	private static final String UNUSED_KEY = "TrMvSoP4jYQlY6RIzBgbssQqY3vxI2Pi+y71lOWWXX0=";

	// W69, W103: how it is measured: strace on the agent and its children over ten polls.
	// The status is in memory, and written twice a minute as a sign of life
	@Test
	void pollWhenUnchangedWritesNoFileAndRunsNothingThatChangesAnything(Lab lab) {
		lab.settles();
		SystemCallTrace trace = SystemCallTrace.during(lab, "sheen",
				() -> lab.on("sheen", "sleep", Lab.POLL.multipliedBy(10).toSeconds() + "").succeeds());
		System.out.println("In ten unchanged polls: " + trace.writes().size() + " writes, commands "
				+ trace.commands().stream().distinct().toList());
		List<String> status = trace.writes().stream().filter(ApplyOnlyChangesIT::isOfStatus).toList();
		assertThat(trace.writes()).filteredOn((call) -> !isOfStatus(call)).isEmpty();
		assertThat(status).filteredOn((call) -> call.contains("rename")).hasSizeLessThanOrEqualTo(1);
		assertThat(trace.commands()).allMatch(READ_ONLY.asMatchPredicate());
	}

	private static boolean isOfStatus(String call) {
		return call.contains("/run/wm/.wm-") && (!call.contains("rename") || call.contains("/run/wm/status"));
	}

	// The measure itself must be able to see a change
	@Test
	void pollWhenAHostWasAddedIsSeenByTheSameMeasure(Lab lab) {
		lab.settles();
		SystemCallTrace trace = SystemCallTrace.during(lab, "sheen", () -> {
			lab.wm("add-host", "traced.sheen", "--local-ip", "192.168.1.77").succeeds();
			lab.settles();
		});
		lab.wm("remove", "traced.sheen", "--yes").succeeds();
		assertThat(trace.writes()).anyMatch((call) -> call.contains(AppliedState.HOSTS))
			.anyMatch((call) -> call.contains(AppliedState.RULES));
		assertThat(trace.commands()).anyMatch((command) -> command.matches(".*nft -f .*"));
		lab.settles();
	}

	// W70, W73: a host elsewhere that gets another name
	@Test
	void changeWhenOnlyANameLeavesWireGuardAndRulesUntouched(Lab lab) {
		lab.wm("add-host", "named.osrc", "--local-ip", "192.168.1.78").succeeds();
		lab.settles();
		Map<String, String> before = AppliedState.of(lab, "sheen");
		lab.wm("edit", "host", "named.osrc", "--set", "name=renamed.osrc").succeeds();
		Await.within(Lab.ONE_POLL, "the name is there", () -> !lab.dig("sheen-server", "renamed.osrc").isEmpty());
		Map<String, String> after = AppliedState.of(lab, "sheen");
		lab.wm("remove", "renamed.osrc", "--yes").succeeds();
		assertThat(after.get(AppliedState.HOSTS)).isNotEqualTo(before.get(AppliedState.HOSTS));
		after.remove(AppliedState.HOSTS);
		before.remove(AppliedState.HOSTS);
		assertThat(after).isEqualTo(before);
		lab.settles();
	}

	// W70, W74: a host of this site is rules and names, and restarts nothing
	@Test
	void changeWhenAHostOfThisSiteLeavesWireGuardAndProcessesUntouched(Lab lab) {
		lab.settles();
		Map<String, String> before = AppliedState.of(lab, "sheen");
		lab.wm("add-host", "newcomer.sheen", "--local-ip", "192.168.1.79").succeeds();
		Await.within(Lab.ONE_POLL, "the name is there", () -> !lab.dig("sheen-server", "newcomer.sheen").isEmpty());
		Map<String, String> after = AppliedState.of(lab, "sheen");
		lab.wm("remove", "newcomer.sheen", "--yes").succeeds();
		for (String changed : List.of(AppliedState.RULES, AppliedState.HOSTS, "nft handles")) {
			assertThat(after.remove(changed)).as(changed).isNotEqualTo(before.remove(changed));
		}
		assertThat(after).isEqualTo(before);
		lab.settles();
	}

	// W70, W71: a new peer is WireGuard's business alone
	@Test
	void changeWhenOnlyAPeerLeavesRulesAndNamesUntouched(Lab lab) {
		String token = lab.json("add-site", "lone", "-o", "json").at("/enrolment/token").asString();
		try {
			lab.settles();
			// The printer's name server is the gateway; the router learns a domain later.
			Await.within(Lab.ONE_POLL, "the domain is known",
					() -> lab.dig("sheen-printer", "gw.lone").equals(List.of(lab.gateway("lone"))));
			Map<String, String> before = AppliedState.of(lab, "sheen");
			enrol(lab, token).succeeds();
			Await.within(Lab.ONE_POLL, "the peer is there",
					() -> lab.on("sheen", "wg", "show", "wg0", "peers").out().contains(UNUSED_KEY));
			Map<String, String> after = AppliedState.of(lab, "sheen");
			assertThat(after.get(AppliedState.WIREGUARD)).isNotEqualTo(before.get(AppliedState.WIREGUARD));
			after.remove(AppliedState.WIREGUARD);
			before.remove(AppliedState.WIREGUARD);
			assertThat(after).isEqualTo(before);
		}
		finally {
			lab.wm("remove-site", "lone", "--yes").succeeds();
			lab.settles();
		}
	}

	private CommandResult enrol(Lab lab, String token) {
		String body = "{\"public_key\":\"" + UNUSED_KEY + "\",\"lans\":[],\"version\":\"0.1.0\"}";
		return lab.onWithInput("admin", "header = \"Authorization: Bearer " + token + "\"\n", "curl", "-sf", "-K", "-",
				"-H", "Content-Type: application/json", "-d", body, "http://203.0.113.10:8099/api/v1/enrolments");
	}

	// W88: by hand, it says what it did
	@Test
	void syncWhenNothingHasChangedSaysSo(Lab lab) {
		lab.settles();
		assertThat(lab.on("sheen", "wm-gateway", "sync").succeeds().out()).contains("nothing to do");
		assertThat(lab.on("sheen", "wm-gateway").succeeds().out()).startsWith("Usage: wm-gateway COMMAND");
	}

}
