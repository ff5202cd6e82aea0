package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.ProcessRunner;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.table.Table;
import dev.wm.agent.table.TableListing;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The real programs read the rendered texts, in network namespaces of their own. */
class RenderedConfigNamespaceTests {

	private final ProcessRunner runner = new ProcessRunner();

	private void require(String program) {
		String reason = "skipped: it takes root and " + program;
		boolean able = able("unshare", "-n", "true") && able("sh", "-c", "command -v " + program);
		if (!able) {
			System.out.println(getClass().getSimpleName() + " " + reason);
		}
		assumeTrue(able, reason);
	}

	private boolean able(String... argv) {
		try {
			return this.runner.attempt(Command.of(argv)).succeeded();
		}
		catch (CommandException ex) {
			return false;
		}
	}

	private static List<DesiredState> states() {
		LocalContext noLan = new LocalContext(Samples.KEY, List.of(), List.of(), true, true);
		LocalContext lans = new LocalContext(Samples.KEY,
				List.of(LanAddress.parse("eth0", "10.0.0.1/9"), LanAddress.parse("eth0", "10.128.0.1/9")),
				Samples.context().upstreams(), false, false);
		List<Host> hosts = new ArrayList<>();
		for (int i = 2; i < 255; i++) {
			hosts.add(Samples.host("h" + i, "10.1.0." + i, "172.30.2." + i));
		}
		return List.of(DesiredStateMapper.map(Samples.config(), Samples.context()),
				DesiredStateMapper.map(Samples.config(Samples.KEY.publicKey(), List.of(), List.of()), noLan),
				DesiredStateMapper.map(Samples.config(Samples.KEY.publicKey(), List.of(), hosts), lans));
	}

	@Test
	void tableWhenLoadedTwiceIsReadByNftAndClaimsItsText() {
		require("nft");
		for (DesiredState desired : states()) {
			RenderedConfig rendered = RenderedConfig.of(desired);
			CommandResult check = this.runner
				.attempt(Command.of("unshare", "-n", "nft", "-c", "-f", "-").withInput(rendered.table().replacement()));
			assertThat(check.errors()).isEmpty();
			assertThat(check.exitCode()).isZero();
			CommandResult loaded = this.runner.attempt(Command.of("unshare", "-n", "sh", "-c",
					"text=$(cat); for i in 1 2; do printf '%s\\n' \"$text\" | nft -f - || exit 9; done; nft list table ip wm")
				.withInput(rendered.table().replacement()));
			assertThat(loaded.exitCode()).as(loaded.errors()).isZero();
			assertThat(TableListing.parse(loaded.output()).fingerprint()).contains(rendered.tableFingerprint());
		}
	}

	@Test
	void dnsmasqWhenTestedReadsItsTexts() {
		require("dnsmasq");
		for (DesiredState desired : states()) {
			RenderedConfig rendered = RenderedConfig.of(desired);
			CommandResult result = this.runner.attempt(Command.of("unshare", "-n", "dnsmasq", "--test", "-C", "-")
				.withInput(rendered.dnsmasq().content() + rendered.servers().content()));
			assertThat(result.exitCode()).as(result.errors()).isZero();
		}
	}

	@Test
	void checkWhenNftRefusesSaysSo() {
		require("nft");
		assertThat(new LinuxHost(this.runner, Paths.ofMachine(), InterfaceName.WIREGUARD, java.time.Clock.systemUTC())
			.check(new Table(List.of(), "nonsense\n"), "port=53\nnonsense\n")).hasSize(2);
	}

}
