package dev.wm.agent.loop;

import java.nio.file.Files;

import dev.wm.agent.firewall.IptablesRulesParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirewallWatchTests extends AgentFixture {

	private static final String DROPS = "*filter\n:FORWARD DROP [0:0]\nCOMMIT\n";

	private static final String SENTENCE = "Chain ip filter FORWARD (forward, policy drop) drops what is forwarded"
			+ " between the mesh and the LAN.";

	@Test
	void runWhenAnotherFirewallDropsReportsWhatAndTheCommand() {
		this.firewalls.rules = IptablesRulesParser.compatible(DROPS);
		this.time.then(3, () -> {
		});
		run();
		assertThat(lastReport().blocks()).singleElement().satisfies((block) -> {
			assertThat(block.detail()).isEqualTo(SENTENCE);
			assertThat(block.command()).startsWith("nft insert rule ip filter FORWARD iifname \"wg0\" accept");
			assertThat(block.certain()).isTrue();
		});
		assertThat(this.firewalls.opened).isEmpty();
	}

	@Test
	void runWhenItNoLongerDropsReportsNothing() {
		this.firewalls.rules = IptablesRulesParser.compatible(DROPS);
		this.time.then(3, () -> this.firewalls.rules = dev.wm.agent.firewall.ForeignRules.NONE);
		this.time.then(8, () -> {
		});
		run();
		assertThat(this.registry.reports).anyMatch((report) -> report.blocks() != null);
		assertThat(lastReport().blocks()).isNull();
	}

	@Test
	void runWhenItIsToBeOpenedOpensItAndUndoesThatAtTheEnd() throws Exception {
		write("etc/wm/gateway.env", SETTINGS + "WM_OPEN_FIREWALL=yes\n");
		this.firewalls.rules = IptablesRulesParser.compatible(DROPS);
		this.time.then(3, () -> {
		});
		Agent agent = agent();
		new ReconcileLoop(agent, () -> {
		}).run();
		assertThat(lastReport().blocks()).isNull();
		assertThat(this.firewalls.opened).hasSize(1);
		assertThat(this.lines).anyMatch((line) -> line.endsWith(SENTENCE));
		// Another release is started at once: no packet is to be lost meanwhile.
		write("run/wm/restart", "");
		agent.close();
		assertThat(this.firewalls.opened).hasSize(1);
		Files.delete(at("run/wm/restart"));
		agent.close();
		assertThat(this.firewalls.opened).isEmpty();
	}

	@Test
	void runWhenTheSettingIsTakenAwayUndoesWhatWasOpened() {
		this.firewalls.opened.add("by an agent that was killed");
		this.time.then(3, () -> {
		});
		run();
		assertThat(this.firewalls.opened).isEmpty();
	}

	@Test
	void runWhenTheyCannotBeListedReportsThatAndGoesOn() {
		this.firewalls.broken = true;
		this.time.then(3, () -> {
		});
		run();
		assertThat(lastReport().problems()).anyMatch((problem) -> problem.contains("nft is missing."));
		assertThat(lastReport().appliedRevision()).isEqualTo(7);
	}

}
