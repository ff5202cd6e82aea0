package dev.wm.cli.command.update;

import java.util.Objects;
import java.util.stream.Collectors;

import dev.wm.cli.output.CellText;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Table;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.contract.v1.release.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * Prints the state of the roll-out: a sentence, and a row for each site.
 */
final class RollOutPrinter {

	private final ConsoleOutput console;

	RollOutPrinter(ConsoleOutput console) {
		this.console = console;
	}

	/**
	 * Prints it after a write.
	 * @param rollOut the state
	 * @param site the site that was meant, null for all
	 */
	void show(RollOut rollOut, @Nullable SiteDomain site) {
		rollOut.sites()
			.stream()
			.filter((one) -> one.site().equals(site))
			.findFirst()
			.ifPresent((one) -> this.console.line(sentence(one)));
		show(rollOut);
	}

	private static String sentence(SiteUpdate site) {
		if (site.held()) {
			return "The gateway of " + site.site() + " is held. Go on with wm update --site " + site.site() + ".";
		}
		if (site.wanted() == null) {
			return "The gateway of " + site.site() + " begins no update now.";
		}
		return "The gateway of " + site.site()
				+ (Objects.equals(site.running(), site.wanted().text()) ? " runs " + site.wanted() + " already."
						: " is to run " + site.wanted() + "; it begins within some ten minutes.");
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
			return rollOut.sites().stream().anyMatch((site) -> site.wanted() != null)
					? "No release is rolled out to all gateways. Begin with wm update."
					: "No release is rolled out: every gateway keeps what it runs. Begin with wm update.";
		}
		if (rollOut.stopped()) {
			String failed = rollOut.sites()
				.stream()
				.filter((site) -> rollOut.version().equals(site.failed()) && !site.held())
				.map((site) -> site.site().toString())
				.collect(Collectors.joining(", "));
			return what + " is stopped, "
					+ (failed.isEmpty() ? "until it runs where it failed. Begin anew with wm update."
							: "because it failed at " + failed + ". See why with wm check.");
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
