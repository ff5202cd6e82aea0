package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Style;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "deepcheck",
		description = { "Have every gateway probe paths, MTU, DNS and hosts.",
				"Exits with 1 if one of the eleven checks fails; a warning is no failure." },
		footer = { "", "The gateways ping each other, forward pings and TCP as they do for hosts, probe the path",
				"MTU, query each other's name servers and ARP for each host on its LAN. That takes up to",
				"half a minute.", "Example: wm deepcheck" })
final class DeepCheckCommand implements Callable<Integer> {

	private static final Duration STEP = Duration.ofMillis(500);

	// A registry gives gateways half a minute.
	private static final Duration LONGEST = Duration.ofMinutes(2);

	// The column of results, and the gaps.
	private static final int BESIDE = 12;

	private final CommandContext context;

	private final DeepCheckProgress progress;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	DeepCheckCommand(CommandContext context) {
		this.context = context;
		this.progress = new DeepCheckProgress(context.console());
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, this::runCheck, (mesh, check) -> show(check),
				DeepCheckCommand::isGood);
	}

	private DeepCheck runCheck(RegistryClient registry) {
		Instant start = this.context.clock().instant();
		try {
			DeepCheck check = registry.beginDeepCheck();
			while (!check.done()) {
				Duration elapsed = Duration.between(start, this.context.clock().instant());
				if (elapsed.compareTo(LONGEST) > 0) {
					throw CommandException
						.failed("The deep check did not finish within 2 min. Read the registry's log.");
				}
				this.progress.show(registry, check, elapsed);
				this.context.sleeper().sleep(STEP);
				check = registry.deepCheck(check.id());
			}
			return check;
		}
		finally {
			this.progress.end(registry);
		}
	}

	private static boolean isGood(DeepCheck check) {
		return check.checks().stream().noneMatch((each) -> each.outcome() == CheckOutcome.FAIL);
	}

	private void show(DeepCheck check) {
		ConsoleOutput console = this.context.console();
		Table table = new Table("RESULT", "CHECK", "DETAIL");
		check.checks().forEach((each) -> row(table, each, detailWidth(check)));
		console.wideTable(table);
		List<Finding> findings = findings(check);
		if (!findings.isEmpty()) {
			console.line("");
			findings.forEach((finding) -> FindingPrinter.show(console, finding));
		}
	}

	// A sentence that is cut is of little use, so it goes on below instead.
	private static void row(Table table, NamedCheck check, int width) {
		List<String> lines = WordWrap.wrap(check.detail(), width);
		table.row(style(check).of(check.outcome()), check.name(), lines.getFirst());
		lines.stream().skip(1).forEach((line) -> table.row("", "", line));
	}

	private int detailWidth(DeepCheck check) {
		int width = this.context.console().width();
		int names = check.checks().stream().mapToInt((each) -> each.name().length()).max().orElse(0);
		return (width == 0 || this.options.isWide()) ? Integer.MAX_VALUE : width - names - BESIDE;
	}

	// One finding may explain two checks.
	private static List<Finding> findings(DeepCheck check) {
		return check.checks().stream().flatMap((each) -> each.findings().stream()).distinct().toList();
	}

	private static Style style(NamedCheck check) {
		return switch (check.outcome()) {
			case PASS -> Style.GOOD;
			case WARN -> Style.WARNING;
			case FAIL -> Style.BAD;
		};
	}

}
