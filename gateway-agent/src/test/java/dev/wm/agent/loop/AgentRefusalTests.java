package dev.wm.agent.loop;

import java.util.Objects;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Configurations that cannot be applied, or not as a whole. */
class AgentRefusalTests extends AgentFixture {

	@Test
	void runWhenAConfigurationIsRefusedKeepsTheLastGoodAndReports() {
		CachedConfig good = Objects.requireNonNull(this.registry.config);
		CachedConfig bad = new CachedConfig(good.json().replace("192.168.1.10", "127.0.0.1"), "\"bad\"", 8);
		this.time.then(() -> {
			this.registry.config = bad;
			this.lines.clear();
		}).then(() -> this.machine.deleteLink("wg0")).then(3, () -> {
		});
		run();
		assertThat(this.lines).containsOnlyOnce(
				"problem: Configuration of revision 8 is refused, the last good one stays: server.sheen has the local address 127.0.0.1, which cannot be a host's.");
		assertThat(this.machine.tunnel).isNotNull();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("192.168.1.10");
		assertThat(lastReport().appliedTag()).isEqualTo(good.tag());
		assertThat(lastReport().problems()).singleElement().asString().contains("is refused");
		assertThat(this.registry.requests.getLast()).isEqualTo("config \"bad\"");
	}

	@Test
	void runWhenARefusedConfigurationIsReplacedRecovers() {
		this.time.then(() -> this.registry.config = new CachedConfig("garbage", "\"bad\"", 8))
			.then(() -> this.registry.config = moreHosts("cam", 9));
		run();
		assertThat(this.lines).contains("problem: Configuration of revision 8 is refused, the last good one stays: "
				+ "It cannot be parsed: \"Unrecognized token 'garbage': was expecting (JSON String, Number…\"");
		assertThat(this.lines.getLast()).startsWith("solved: Configuration of revision 8");
		assertThat(lastReport().problems()).isEmpty();
	}

	@Test
	void syncWhenAProgramRefusesTheTextKeepsTheLastGood() {
		this.machine.refusals.add("nft refuses the rendered text: syntax error");
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(this.machine.done).isEmpty();
		assertThat(at("var/lib/wm/last-good")).doesNotExist();
		assertThat(lastReport().appliedTag()).isNull();
	}

	// Without a firewall nothing is to be forwarded.
	@Test
	void syncWhenTheFirewallFailsOpensNoPath() {
		this.machine.fail(FirewallAction.LoadTable.class);
		SyncResult result = agent().sync(false);
		assertThat(result.problems()).containsExactly("Could not load table ip wm: it was made to fail.");
		assertThat(this.machine.forwarding).isFalse();
		assertThat(this.machine.tunnel).isNull();
		assertThat(this.machine.resolver.running()).isTrue();
		assertThat(at("var/lib/wm/last-good")).doesNotExist();
	}

	@Test
	void runWhenOneActionFailsDoesTheRestAndTriesAgain() {
		this.machine.fail(DnsAction.StartResolver.class);
		this.time.then(2, this.machine::heal).then(() -> {
		});
		run();
		assertThat(this.lines).containsOnlyOnce("problem: Could not start dnsmasq: it was made to fail.")
			.contains("solved: Could not start dnsmasq: it was made to fail.");
		assertThat(at("var/lib/wm/last-good")).exists();
		assertThat(this.registry.reports).extracting(GatewayReport::appliedTag).startsWith((String) null);
		assertThat(lastReport().appliedTag()).isNotNull();
	}

	@Test
	void runWhenNothingCanBeCheckedForAWhileAppliesTheChangeAfterwards() {
		this.time.then(() -> {
			this.machine.checksFail = true;
			this.registry.config = moreHosts("cam", 8);
		}).then(2, () -> {
			assertThat(this.machine.file(ManagedFile.HOSTS)).doesNotContain("cam.sheen");
			assertThat(lastReport().problems()).anyMatch((problem) -> problem.contains("nft cannot be started"));
			this.machine.checksFail = false;
		}).then(2, () -> assertThat(this.machine.file(ManagedFile.HOSTS)).contains("cam.sheen"));
		run();
		assertThat(lastReport().problems()).isEmpty();
	}

}
