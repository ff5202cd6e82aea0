package dev.wm.cli.command.update;

import java.util.Objects;
import java.util.stream.Collectors;

import dev.wm.cli.output.CellText;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.contract.v1.release.UpdateState;

/**
 * Prints the state of the roll-out: a sentence, and a row for each site.
 */
final class RollOutPrinter {

	private final ConsoleOutput console;

	RollOutPrinter(ConsoleOutput console) {
		this.console = console;
	}

	void show(RollOut rollOut) {
		this.console.line(sentence(rollOut));
		if (rollOut.sites().isEmpty()) {
			return;
		}
		Table table = new Table("SITE", "RUNS", "WANTED", "STATE");
		rollOut.sites()
			.forEach((site) -> table.row(site.site(), CellText.orDash(site.running()), CellText.orDash(site.wanted()),
					state(site)));
		this.console.table(table);
	}

	private static String sentence(RollOut rollOut) {
		String what = "The roll-out of " + rollOut.version();
		if (rollOut.held()) {
			return ((rollOut.version() != null) ? what : "Every update") + " is held. Go on with wm update.";
		}
		if (rollOut.version() == null) {
			return "No release is rolled out: every gateway keeps what it runs. Begin with wm update.";
		}
		if (rollOut.stopped()) {
			return what + " is stopped, because it failed at "
					+ rollOut.sites()
						.stream()
						.filter((site) -> rollOut.version().equals(site.failed()))
						.map((site) -> site.site().toString())
						.collect(Collectors.joining(", "))
					+ ". See why with wm check.";
		}
		return what + " is on for " + ((rollOut.percent() == 100) ? "all" : rollOut.percent() + " % of the")
				+ " gateways; each begins within some ten minutes.";
	}

	private static String state(SiteUpdate site) {
		if (site.failed() != null) {
			return site.failed() + " failed" + ((site.reason() != null) ? ": " + site.reason() : "");
		}
		if (site.held()) {
			return "held";
		}
		if (site.wanted() == null) {
			return CellText.orDash(null).toString();
		}
		if (Objects.equals(site.running(), site.wanted().text())) {
			return "current";
		}
		return (site.state() == UpdateState.UPDATING) ? "updating" : "waiting";
	}

}
