package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.FlowFilter;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.table.Table;
import dev.wm.contract.net.Cidr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * W74: the connections of who left end as soon as the table no longer admits them, not
 * when nft has ended; and never while it still does.
 */
class LateNftExitTests {

	private static final String REPORT = "# new generation 7 by process 1 (nft)\n";

	private static final String NFT = "nft -f -";

	private static final String CONNTRACK = "conntrack -D -d 172.30.2.2/32";

	private static final String THE_END = "the end";

	private static final Table TABLE = new Table(List.of(), "");

	private static final Action UPDATE = new FirewallAction.UpdateTable(TABLE, "changes");

	private static final Action END_FLOWS = new FirewallAction.EndFlows(
			List.of(new FlowFilter(Optional.empty(), Optional.of(Cidr.parse("172.30.2.2/32")))));

	@TempDir
	Path folder;

	private final ManualClock clock = new ManualClock();

	private ScriptedMonitorRunner runner;

	private HangingCommand nft;

	private TableControl table;

	private ActionExecutor executor;

	@BeforeEach
	void executor() {
		this.runner = new ScriptedMonitorRunner();
		this.nft = new HangingCommand(this.runner);
		this.runner.begun = this.nft;
		Paths paths = new Paths(this.folder);
		this.table = new TableControl(this.runner, paths, new TableWatch(this.runner, this.clock, new DriftSignal()));
		this.executor = new ActionExecutor(this.runner, paths, this.table,
				new ResolverControl(this.runner, paths, (name) -> true),
				new ManagedFileWriter(paths, new FileInspector(paths)));
		this.executor.execute(new FirewallAction.LoadTable(TABLE));
		for (int i = 0; i < 3; i++) {
			this.clock.advance(10);
			this.table.observe();
		}
		this.runner.ran.clear();
	}

	@AfterEach
	void end() {
		this.runner.end();
	}

	@Test
	void connectionsWhenTheTransactionIsReportedEndBeforeNftDoes() {
		this.nft.onWait = () -> sayOnce(REPORT);
		this.executor.execute(UPDATE);
		this.executor.execute(END_FLOWS);
		assertThat(this.runner.ran).containsExactly(NFT, CONNTRACK, THE_END);
	}

	@Test
	void connectionsWhenAnothersTransactionMayHaveBeenMeantEndOnceMore() {
		this.nft.onWait = () -> sayOnce(REPORT + REPORT);
		this.executor.execute(UPDATE);
		this.executor.execute(END_FLOWS);
		assertThat(this.runner.ran).containsExactly(NFT, CONNTRACK, THE_END, CONNTRACK);
	}

	@Test
	void connectionsWhenTheTransactionFailsAfterAllAreNotTakenForEnded() {
		this.nft.onWait = () -> sayOnce(REPORT);
		this.nft.result = new CommandResult(1, "", "Error: no such element");
		this.executor.execute(UPDATE);
		assertThatExceptionOfType(CommandException.class).isThrownBy(() -> this.executor.execute(END_FLOWS))
			.withMessageContaining("no such element");
		this.runner.ran.clear();
		this.table.observe();
		assertThat(this.runner.ran).containsExactly("nft list table ip wm");
	}

	@Test
	void observeWhenTheTransactionHasNotEndedWaitsForIt() {
		this.nft.onWait = () -> sayOnce(REPORT);
		this.executor.execute(UPDATE);
		this.table.observe();
		assertThat(this.runner.ran).startsWith(NFT, THE_END);
	}

	private void sayOnce(String text) {
		if (this.nft.waits == 1) {
			this.runner.say(text);
		}
	}

}
